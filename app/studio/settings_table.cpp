#include "app/studio/settings_table.h"

#include <QCoreApplication>

namespace app {
namespace {

const QString kLast = QStringLiteral("last");
const QString kNothing = QStringLiteral("none");
const QString kLastSource = QStringLiteral("lastSource");

using ui::Setting;
using ui::SettingKind;

/// The context of the texts for the translation tools.
struct Settings {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

Setting choice(const char* key, const QString& group, const QString& title, const QString& help) {
    Setting setting;
    setting.key = QString::fromLatin1(key);
    setting.group = group;
    setting.title = title;
    setting.help = help;
    setting.kind = SettingKind::Choice;
    return setting;
}

Setting number(const char* key, const QString& group, const QString& title, const QString& help) {
    Setting setting = choice(key, group, title, help);
    setting.kind = SettingKind::Number;
    return setting;
}

Setting onOff(const char* key, const QString& group, const QString& title, const QString& help, bool standard) {
    Setting setting = choice(key, group, title, help);
    setting.kind = SettingKind::Switch;
    setting.standard = standard;
    return setting;
}

Setting action(const char* key, const QString& group, const QString& title, const QString& help) {
    Setting setting = choice(key, group, title, help);
    setting.kind = SettingKind::Action;
    return setting;
}

Setting startChoice(const QString& group, const QVector<ui::CameraEntry>& cameras) {
    Setting start =
        choice("start/source", group, Settings::tr("At the start"),
               Settings::tr("What the Live page opens; a recording that was the last is not opened again."));
    start.choices = {{Settings::tr("What was open last"), kLast},
                     {Settings::tr("Simulator"), "sim"},
                     {Settings::tr("Nothing"), kNothing}};
    for (const ui::CameraEntry& camera : cameras) start.choices.append({camera.name, camera.source});
    start.open = true;
    start.standard = kLast;
    return start;
}

void addCamera(QVector<Setting>& all, const SettingsOffer& offer) {
    const core::CaptureConfig standard;
    const QString group = Settings::tr("Camera");
    all << startChoice(group, offer.cameras);
    Setting size = choice("camera/size", group, Settings::tr("Resolution"),
                          Settings::tr("Wanted of cameras and of the simulator."));
    for (const char* value : {"320x240", "640x480", "800x600", "1280x720", "1920x1080"})
        size.choices.append({QString::fromLatin1(value).replace('x', QStringLiteral(" × ")), QString(value)});
    size.standard = QStringLiteral("%1x%2").arg(standard.width).arg(standard.height);
    all << size;
    Setting rate =
        choice("camera/rate", group, Settings::tr("Pictures a second"), Settings::tr("Wanted of the camera."));
    for (const int value : {15, 24, 30, 60}) rate.choices.append({QString::number(value), value});
    rate.standard = int(standard.framesPerSecond);
    all << rate;
    Setting freeze = number("camera/freezeMs", group, Settings::tr("Counts as frozen after"),
                            Settings::tr("How long no new picture may come before a warning."));
    freeze.low = 300;
    freeze.high = 10'000;
    freeze.step = 100;
    freeze.unit = Settings::tr("ms");
    freeze.standard = double(standard.freezeTimeoutMs);
    all << freeze;
}

void addModel(QVector<Setting>& all, const SettingsOffer& offer) {
    const QString group = Settings::tr("Model");
    Setting library = action("model/library", group, Settings::tr("Model in use"),
                             Settings::tr("%1; another one is installed, compared and put to use in the library.")
                                 .arg(offer.model.isEmpty() ? Settings::tr("None") : offer.model));
    library.button = Settings::tr("Models…");
    all << library;
    Setting device = choice("model/device", group, Settings::tr("Runs on"),
                            Settings::tr("Automatic takes a GPU where there is one."));
    device.choices = {
        {Settings::tr("Automatic"), "auto"}, {Settings::tr("Processor"), "cpu"}, {Settings::tr("NVIDIA GPU"), "cuda"}};
    device.standard = QStringLiteral("auto");
    Setting precision = choice("model/precision", group, Settings::tr("Precision"),
                               Settings::tr("Automatic takes the fastest that the device has."));
    precision.choices = {{Settings::tr("Automatic"), "auto"},
                         {Settings::tr("32 bit"), "fp32"},
                         {Settings::tr("bfloat16"), "bf16"},
                         {Settings::tr("16 bit"), "fp16"},
                         {Settings::tr("8 bit"), "int8"}};
    precision.standard = QStringLiteral("auto");
    Setting threads = number("model/threads", group, Settings::tr("Processor threads"),
                             Settings::tr("Of the network; 0 chooses by a short measurement."));
    threads.high = 256;
    threads.standard = 0.0;
    all << device << precision << threads;
}

void addRecognition(QVector<Setting>& all) {
    const core::LiveConfig live;
    const QString group = Settings::tr("Recognition");
    Setting fire = number("decision/fire", group, Settings::tr("Recognise from"),
                          Settings::tr("Lower finds more gestures and invents more."));
    fire.low = 30;
    fire.high = 99;
    fire.unit = QStringLiteral("%");
    fire.standard = live.decision.fireThreshold * 100;
    Setting rearm = number("decision/rearm", group, Settings::tr("Ready again below"),
                           Settings::tr("The probability must fall below this before the same gesture counts again."));
    rearm.low = 5;
    rearm.high = 90;
    rearm.unit = QStringLiteral("%");
    rearm.standard = live.decision.rearmThreshold * 100;
    Setting pause = number("decision/pauseS", group, Settings::tr("Shortest pause"),
                           Settings::tr("No second gesture is recognised sooner after the last."));
    pause.high = 5;
    pause.step = 0.1;
    pause.decimals = 1;
    pause.unit = Settings::tr("s");
    pause.standard = live.decision.refractoryS;
    Setting agreeing = number("decision/agreeing", group, Settings::tr("Windows that must agree"),
                              Settings::tr("More is surer and later."));
    agreeing.low = 1;
    agreeing.high = double(live.windowsS.size());
    agreeing.standard = double(live.decision.agreeing);
    all << fire << rearm << pause << agreeing
        << onOff("decision/gate", group, Settings::tr("Only while the camera moves"),
                 Settings::tr("A gesture never happens before a still camera; saves energy."), live.activityGate);
}

void addSounds(QVector<Setting>& all) {
    all << onOff("sounds/event", Settings::tr("Sounds"), Settings::tr("Sound at each gesture"),
                 Settings::tr("The system's sound, each time a gesture is recognised."), false)
        << onOff("sounds/prompts", Settings::tr("Sounds"), Settings::tr("Sound at each prompt"),
                 Settings::tr("The system's sound while recording, when the countdown ends and a gesture is due."),
                 true);
}

void addRest(QVector<Setting>& all, const SettingsOffer& offer) {
    Setting language = choice(
        "language", Settings::tr("Language"), Settings::tr("Language"),
        Settings::tr(
            "Of the window, numbers and standard dialogs, from the next start. What the other parts of "
            "Carpus report stays English: causes of errors, notes on clips and models, explanations of recipes."));
    language.choices = {{Settings::tr("As the system"), QString()},
                        {QStringLiteral("English"), "en"},
                        {QStringLiteral("Deutsch"), "de"}};
    language.standard = QString();
    Setting events =
        choice("outputs/events", Settings::tr("Outputs"), Settings::tr("Write gestures into"),
               Settings::tr("Each recognised gesture becomes a line of JSON in a file of the day, in this folder."));
    events.kind = SettingKind::Folder;
    events.standard = QString();
    Setting datasets = choice("storage/datasets", Settings::tr("Storage"), Settings::tr("Data sets"),
                              Settings::tr("Where new data sets are offered to be made."));
    datasets.kind = SettingKind::Folder;
    datasets.standard = QString();
    all << language << datasets;
    if (!offer.logs.isEmpty()) {
        Setting logs = action("storage/logs", Settings::tr("Storage"), Settings::tr("Logs"),
                              Settings::tr("Kept in %1.").arg(offer.logs));
        logs.button = Settings::tr("Open folder");
        all << logs;
    }
    all << events;
}

const Setting* known(const QString& key) {
    static const QVector<Setting> table = settingsTable();
    for (const Setting& setting : table)
        if (setting.key == key) return &setting;
    return nullptr;
}

bool usable(const Setting& setting, const QVariant& value) {
    switch (setting.kind) {
        case SettingKind::Choice:
            for (const auto& [name, one] : setting.choices)
                if (one.toString() == value.toString()) return true;
            return setting.open && !value.toString().isEmpty();
        case SettingKind::Number: {
            bool good = false;
            const double number = value.toDouble(&good);
            return good && number >= setting.low && number <= setting.high;
        }
        case SettingKind::Switch: return value.canConvert<bool>();
        case SettingKind::Folder: return value.canConvert<QString>();
        case SettingKind::Action: return false;
    }
    return false;
}

}  // namespace

QVector<Setting> settingsTable(const SettingsOffer& offer) {
    QVector<Setting> all;
    addCamera(all, offer);
    addModel(all, offer);
    addRecognition(all);
    addSounds(all);
    addRest(all, offer);
    return all;
}

QVariant settingValue(const QSettings& settings, const QString& key) {
    const Setting* setting = known(key);
    if (!setting) return {};
    const QVariant kept = settings.value(key);
    return kept.isValid() && usable(*setting, kept) ? kept : setting->standard;
}

void keepSetting(QSettings& settings, const QString& key, const QVariant& value) {
    const Setting* setting = known(key);
    if (!setting || !usable(*setting, value)) return;
    if (value.toString() == setting->standard.toString())
        settings.remove(key);
    else
        settings.setValue(key, value);
}

QVariantMap keptSettings(const QSettings& settings) {
    QVariantMap values;
    for (const Setting& setting : settingsTable())
        if (settings.contains(setting.key)) values[setting.key] = settingValue(settings, setting.key);
    return values;
}

QString sourceAtStart(const QSettings& settings) {
    const QString wanted = settingValue(settings, QStringLiteral("start/source")).toString();
    if (wanted == kNothing) return {};
    return wanted == kLast ? settings.value(kLastSource, QStringLiteral("sim")).toString() : wanted;
}

void rememberSource(QSettings& settings, const QString& source) {
    if (!source.startsWith(QLatin1String("file:"))) settings.setValue(kLastSource, source);
}

void applySettings(const QSettings& settings, EngineRequest& request) {
    const auto value = [&](const char* key) { return settingValue(settings, QString::fromLatin1(key)); };
    const QStringList size = value("camera/size").toString().split('x');
    request.capture.width = size.at(0).toInt();
    request.capture.height = size.at(1).toInt();
    request.capture.framesPerSecond = value("camera/rate").toDouble();
    request.capture.freezeTimeoutMs = value("camera/freezeMs").toInt();
    request.inference.device = core::deviceFromName(value("model/device").toString().toStdString());
    request.inference.precision = core::precisionFromName(value("model/precision").toString().toStdString());
    request.inference.threads = value("model/threads").toInt();
    request.live.decision.fireThreshold = value("decision/fire").toDouble() / 100;
    request.live.decision.rearmThreshold = value("decision/rearm").toDouble() / 100;
    request.live.decision.refractoryS = value("decision/pauseS").toDouble();
    request.live.decision.agreeing = value("decision/agreeing").toInt();
    request.live.activityGate = value("decision/gate").toBool();
}

}  // namespace app
