#pragma once

#include <QPair>
#include <QString>
#include <QStringList>
#include <QVector>

namespace ui {

/// How well two models know a class, 0..1.
struct ClassChangeRow {
    QString label;
    int clips = 0;  ///< 0 = not known
    double before = 0;
    double after = 0;
};

/// A model of the library, as the window shows it.
struct ModelEntry {
    QString name;
    QString architecture;
    bool bundled = false;
    bool active = false;
    QString problem;  ///< why it cannot be used; empty where it can
    QStringList labels;
    QVector<QPair<QString, QString>> facts;  ///< what is known about it: name and value, in order
    QString comparedWith;                    ///< empty: not compared with any other model
    double before = 0;                       ///< top-1 of that other one, 0..1
    double after = 0;                        ///< top-1 of this one on the same clips
    QString interval;                        ///< of the difference, as text; may be empty
    QVector<ClassChangeRow> classes;
};

}  // namespace ui
