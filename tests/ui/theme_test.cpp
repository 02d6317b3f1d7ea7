#include <QtTest>

#include <cmath>

#include "tests/ui/sample/pixels.h"
#include "ui/icon.h"
#include "ui/style_sheet.h"
#include "ui/theme.h"

namespace {

double luminance(const QColor& color) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast ratio as the Web Content Accessibility Guidelines define it.
double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableInBothSchemes_data() {
        QTest::addColumn<int>("appearance");
        QTest::newRow("dark") << int(ui::Appearance::Dark);
        QTest::newRow("light") << int(ui::Appearance::Light);
    }
    void textIsReadableInBothSchemes() {
        QFETCH(int, appearance);
        ui::applyAppearance(ui::Appearance(appearance));
        const ui::Theme& t = ui::theme();
        QVERIFY(contrast(t.text, t.surface) >= 7);
        QVERIFY(contrast(t.text, t.window) >= 7);
        QVERIFY(contrast(t.muted, t.surface) >= 4.5);
        QVERIFY(contrast(t.muted, t.window) >= 4.5);
        QVERIFY(contrast(t.onAccent, t.accent) >= 4.5);
        QVERIFY(contrast(t.accent, t.surface) >= 3);
        QVERIFY(contrast(t.warning, t.surface) >= 3);
        QVERIFY(contrast(t.danger, t.surface) >= 3);
        QCOMPARE(QApplication::palette().color(QPalette::WindowText), t.text);
    }

    void theSystemSchemeIsFollowed() {
        ui::applyAppearance(ui::Appearance::System);
        QCOMPARE(ui::theme().dark, ui::systemIsDark());
        ui::applyAppearance(ui::systemIsDark() ? ui::Appearance::Light : ui::Appearance::Dark);
        QVERIFY(ui::theme().dark != ui::systemIsDark());
    }

    void everyColorOfTheStyleSheetIsFilledIn() { QVERIFY(!ui::styleSheet(ui::theme()).contains('@')); }

    void roleFontsGrowWithTheUsersFont() {
        ui::applyAppearance(ui::Appearance::Dark);
        const double body = ui::textFont(ui::TextRole::Body).pointSizeF();
        QVERIFY(ui::textFont(ui::TextRole::Caption).pointSizeF() < body);
        QVERIFY(ui::textFont(ui::TextRole::Title).pointSizeF() > body);
        QVERIFY(ui::textFont(ui::TextRole::Display).pointSizeF() > ui::textFont(ui::TextRole::Title).pointSizeF());
    }

    void everyIconIsDrawn_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"alert", "camera", "carpus", "freeze", "fullscreen", "gestures", "mirror"})
            QTest::newRow(name) << QString(name);
    }
    void everyIconIsDrawn() {
        QFETCH(QString, name);
        const QImage image = ui::iconPixmap(name, Qt::red, 48, 1).toImage();
        QVERIFY(sample::colorCount(image) > 4);
        QCOMPARE(ui::iconPixmap(name, Qt::red, 24, 2).size(), QSize(48, 48));
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
