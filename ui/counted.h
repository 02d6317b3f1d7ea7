#pragma once

#include <QString>

namespace ui {

/// "1 clip", "12 clips".
inline QString counted(int count, const QString& one, const QString& many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

}  // namespace ui
