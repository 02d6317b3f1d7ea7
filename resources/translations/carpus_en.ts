<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Gesture</name>
    <message numerus="yes">
        <source>%n gesture(s)</source>
        <translation>
            <numerusform>%n gesture</numerusform>
            <numerusform>%n gestures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 resembles no other gesture (%n clip(s))</source>
        <translation>
            <numerusform>%1 resembles no other gesture (%n clip)</numerusform>
            <numerusform>%1 resembles no other gesture (%n clips)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is confused with %2 in %3 of %n clip(s); a movement that differs more would be recognised more surely</source>
        <translation>
            <numerusform>%1 is confused with %2 in %3 of %n clip; a movement that differs more would be recognised more surely</numerusform>
            <numerusform>%1 is confused with %2 in %3 of %n clips; a movement that differs more would be recognised more surely</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n class</numerusform>
            <numerusform>%n classes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::FileExporter</name>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n file written to %1</numerusform>
            <numerusform>%n files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ClipList</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clip(s)</source>
        <translation>
            <numerusform>%1 of %n clip</numerusform>
            <numerusform>%1 of %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConfusionMatrix</name>
    <message numerus="yes">
        <source>%1: recognised %n time(s)</source>
        <translation>
            <numerusform>%1: recognised %n time</numerusform>
            <numerusform>%1: recognised %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 taken for %2: %n time(s)</source>
        <translation>
            <numerusform>%1 taken for %2: %n time</numerusform>
            <numerusform>%1 taken for %2: %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EvaluationView</name>
    <message numerus="yes">
        <source>Measured on %n clip(s) of %1.</source>
        <translation>
            <numerusform>Measured on %n clip of %1.</numerusform>
            <numerusform>Measured on %n clips of %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilesPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FrameStrip</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n frame</numerusform>
            <numerusform>%n frames</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) over %1 s</source>
        <translation>
            <numerusform>%n frame over %1 s</numerusform>
            <numerusform>%n frames over %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LikenessDialog</name>
    <message numerus="yes">
        <source>%1: looking at %n clip(s)…</source>
        <translation>
            <numerusform>%1: looking at %n clip…</numerusform>
            <numerusform>%1: looking at %n clips…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PreflightPanel</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptStage</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordPage</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n clip</numerusform>
            <numerusform>%n clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n subject</numerusform>
            <numerusform>%n subjects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RecordingView</name>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) lost in this take</source>
        <translation>
            <numerusform>%n picture lost in this take</numerusform>
            <numerusform>%n pictures lost in this take</numerusform>
        </translation>
    </message>
</context>
</TS>
