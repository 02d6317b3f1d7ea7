#include "app/studio/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace app {
namespace {

const QString kFolder = QStringLiteral(":/translations");

}  // namespace

Language::Language(const QString& code) {
    QLocale::setDefault(code.isEmpty() ? QLocale::system() : QLocale(code));
    if (m_numbers.load(QStringLiteral("carpus_en"), kFolder)) QCoreApplication::installTranslator(&m_numbers);
    if (!m_texts.load(QLocale(), QStringLiteral("carpus"), QStringLiteral("_"), kFolder)) return;
    QCoreApplication::installTranslator(&m_texts);
    const QString toolkit = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    if (m_toolkit.load(QLocale(m_texts.language()), QStringLiteral("qtbase"), QStringLiteral("_"), toolkit))
        QCoreApplication::installTranslator(&m_toolkit);
}

}  // namespace app
