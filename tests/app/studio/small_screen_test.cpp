#include <QtTest>

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QFormLayout>
#include <QLabel>

#include "app/studio/language.h"
#include "tests/app/studio/support/page_states.h"
#include "ui/theme.h"

namespace {

constexpr QSize kSmall(1024, 640);

QString nameOf(const QWidget& widget, const QString& text) {
    return QStringLiteral("%1 “%2” %3x%4")
        .arg(widget.metaObject()->className(), text.left(60))
        .arg(widget.width())
        .arg(widget.height());
}

/// What is not shown as a whole. What is in a list or a scrolled area may be outside of it.
QStringList cutOff(const QWidget& window) {
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->window() != &window) continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (!label && !button) continue;
        const QString text = label ? label->text() : button->text();
        const bool follows = widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        QSize needed = follows ? QSize(0, widget->sizeHint().height()) : widget->sizeHint();
        if (label && label->wordWrap()) needed = {0, label->heightForWidth(label->width())};
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        const QWidget* parent = widget->parentWidget();
        bool scrolled = false;
        for (; parent != nullptr; parent = parent->parentWidget())
            scrolled = scrolled || qobject_cast<const QAbstractScrollArea*>(parent) != nullptr;
        if (widget->width() < needed.width() || widget->height() < needed.height() ||
            (!scrolled && !window.rect().contains(place)))
            found << nameOf(*widget, text);
    }
    for (const QFormLayout* form : window.findChildren<QFormLayout*>())
        if (form->parentWidget()->isVisible() && form->geometry().height() < form->sizeHint().height())
            found << QStringLiteral("a form squeezed to %1 of %2")
                         .arg(form->geometry().height())
                         .arg(form->sizeHint().height());
    return found;
}

}  // namespace

/// Every state of every page on the smallest screen that Carpus is made for.
class SmallScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingFits_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("state");
        for (const char* language : {"en", "de"})
            for (int i = 0; i < int(studio::pageStates().size()); ++i)
                QTest::addRow("%s: %s", language, studio::pageStates()[std::size_t(i)].name) << language << i;
    }
    void everythingFits() {
        QFETCH(QString, language);
        QFETCH(int, state);
        ui::applyAppearance(state % 2 == 0 ? ui::Appearance::Light : ui::Appearance::Dark);
        const app::Language spoken(language);
        studio::PagesWindow window;
        window.resize(kSmall);
        window.show();
        studio::pageStates()[std::size_t(state)].show(window);
        for (int i = 0; i < 6; ++i) QCoreApplication::processEvents();
        window.resize(kSmall);
        for (int i = 0; i < 6; ++i) QCoreApplication::processEvents();
        const QSize least = window.minimumSizeHint();
        QVERIFY2(cutOff(window).isEmpty(), qPrintable(cutOff(window).join("\n    ")));
        QVERIFY2(window.size() == kSmall && least.width() <= kSmall.width() && least.height() <= kSmall.height(),
                 qPrintable(QStringLiteral("%1 x %2, at least %3 x %4")
                                .arg(window.width())
                                .arg(window.height())
                                .arg(least.width())
                                .arg(least.height())));
    }
};

QTEST_MAIN(SmallScreenTest)
#include "small_screen_test.moc"
