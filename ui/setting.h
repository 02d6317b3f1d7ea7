#pragma once

#include <QPair>
#include <QString>
#include <QVariant>
#include <QVector>

namespace ui {

enum class SettingKind {
    Choice,  ///< one of `choices`
    Number,  ///< a double from low to high
    Switch,  ///< a bool
    Folder,  ///< a path; empty = none
    Action,  ///< nothing to keep, only a button
};

/// One setting: all that is needed to keep it, to show it and to explain it.
struct Setting {
    QString key;  ///< "group/name" in the settings file
    QString group;
    QString title;
    QString help;  ///< one sentence
    SettingKind kind = SettingKind::Switch;
    QVariant standard;  ///< its value until somebody changes it
    QVector<QPair<QString, QVariant>> choices{};
    bool open = false;  ///< other values than the choices can be kept: what they mean may be back another time
    double low = 0;
    double high = 1;
    double step = 1;
    int decimals = 0;
    QString unit{};
    QString button{};  ///< text of an Action
};

}  // namespace ui
