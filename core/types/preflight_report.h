#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace core {

/// The clips of one part of the data, as training will use them.
struct PreflightPart {
    std::string name;                    ///< "training", or as `carpus evaluate --part` takes it
    int clips = 0;                       ///< labelled ones
    std::map<std::string, int> classes;  ///< label -> clips; empty for simulated data, which is made balanced
    std::vector<std::string> people;     ///< empty for simulated data
};

/// Something to know before a training starts.
struct PreflightNote {
    bool isProblem = false;  ///< the training cannot start, or not end; else a warning
    std::string text;        ///< what is wrong and what to do
};

/// What is known about a training before it starts.
struct PreflightReport {
    std::string model;  ///< name of the network
    std::string device;
    std::string precision;
    std::vector<PreflightPart> parts;  ///< training, validation, cross-subject, cross-scene-subject
    int unlabelled = 0;                ///< clips that are left out
    std::vector<std::string> unreadable;
    std::vector<PreflightNote> notes;  ///< problems first
    int steps = 0;
    int batch = 0;                 ///< clips of each step
    double prepareSeconds = 0;     ///< decoding, where nothing is left of an earlier run
    double trainSeconds = 0;       ///< 0 = not measured
    std::int64_t memoryBytes = 0;  ///< peak of the process; 0 = not known
    std::string method;            ///< how time and memory were found, for people

    bool canStart() const { return notes.empty() || !notes.front().isProblem; }
};

}  // namespace core
