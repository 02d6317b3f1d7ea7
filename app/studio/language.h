#pragma once

#include <QString>
#include <QTranslator>

namespace app {

/// The language of the whole window for as long as this lives: a code such as "de", or empty for the system's. Widgets
/// take it over when they are made. Languages without a translation get English.
class Language {
public:
    explicit Language(const QString& code);

private:
    QTranslator m_numbers;  ///< English plurals, for whatever the others lack
    QTranslator m_texts;
    QTranslator m_toolkit;
};

}  // namespace app
