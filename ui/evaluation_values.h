#pragma once

#include <QString>
#include <QVector>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// A rate of 0..1 with the bounds between which it lies with 95 % confidence, where people enough were asked to know.
struct MeasuredRate {
    double value = 0;
    double low = 0;
    double high = 0;
    bool bounded = false;
};

/// What the model said of one clip.
struct JudgedClip {
    std::string path;  ///< relative to the data set's folder
    std::string subject;
    std::string label;
    std::string predicted;
    double confidence = 0;
};

/// Clips of like confidence: how sure the model was and how often it was right.
struct ReliabilityBin {
    double confidence = 0;
    double accuracy = 0;
    int count = 0;
};

/// The same clips judged by another model.
struct ModelComparison {
    QString model;
    double top1 = 0;
    double macroF1 = 0;
    MeasuredRate difference;       ///< of top-1, -1..1: how much better the new model is
    std::vector<double> perClass;  ///< in the order of the labels; may be empty
};

/// How well a model recognises clips that it was not trained on.
struct Evaluation {
    QString model;
    QString part;  ///< as `carpus evaluate --part` takes it
    int clips = 0;
    std::vector<std::string> labels;
    std::vector<double> perClass;             ///< share of right answers, less than 0 where there are no clips
    std::vector<std::vector<int>> confusion;  ///< [truth][answer]
    MeasuredRate top1;
    double macroF1 = 0;
    double calibrationError = 0;
    std::vector<ReliabilityBin> reliability;
    std::vector<JudgedClip> judged;
    std::optional<ModelComparison> comparison;
};

}  // namespace ui
