<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Gesture</name>
    <message>
        <source>up and down</source>
        <translation>auf und ab</translation>
    </message>
    <message>
        <source>right and left</source>
        <translation>rechts und links</translation>
    </message>
    <message>
        <source>circle, clockwise</source>
        <translation>Kreis, im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>circle, counter-clockwise</source>
        <translation>Kreis, gegen den Uhrzeigersinn</translation>
    </message>
    <message>
        <source>V, left to right</source>
        <translation>V, links nach rechts</translation>
    </message>
    <message>
        <source>V, right to left</source>
        <translation>V, rechts nach links</translation>
    </message>
    <message>
        <source>caret, left to right</source>
        <translation>Dach, links nach rechts</translation>
    </message>
    <message>
        <source>caret, right to left</source>
        <translation>Dach, rechts nach links</translation>
    </message>
    <message>
        <source>S curve, from top right</source>
        <translation>S-Kurve, von oben rechts</translation>
    </message>
    <message>
        <source>Z curve, from top left</source>
        <translation>Z-Kurve, von oben links</translation>
    </message>
    <message>
        <source>arc, right to left</source>
        <translation>Bogen, rechts nach links</translation>
    </message>
    <message>
        <source>arc, left to right</source>
        <translation>Bogen, links nach rechts</translation>
    </message>
    <message>
        <source>No gesture</source>
        <translation>Keine Geste</translation>
    </message>
    <message numerus="yes">
        <source>%n gesture(s)</source>
        <translation>
            <numerusform>%n Geste</numerusform>
            <numerusform>%n Gesten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%1 resembles no other gesture (%n clip(s))</source>
        <translation>
            <numerusform>%1 ähnelt keiner anderen Geste (%n Clip)</numerusform>
            <numerusform>%1 ähnelt keiner anderen Geste (%n Clips)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is confused with %2 in %3 of %n clip(s); a movement that differs more would be recognised more surely</source>
        <translation>
            <numerusform>%1 wird in %3 von %n Clip mit %2 verwechselt; eine Bewegung, die sich stärker unterscheidet, würde sicherer erkannt</numerusform>
            <numerusform>%1 wird in %3 von %n Clips mit %2 verwechselt; eine Bewegung, die sich stärker unterscheidet, würde sicherer erkannt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>simulator truth: %1</source>
        <translation>Wahrheit des Simulators: %1</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>comes with Carpus</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message numerus="yes">
        <source>%n class(es)</source>
        <translation>
            <numerusform>%n Klasse</numerusform>
            <numerusform>%n Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>%1 frames of %2 × %2, %3 million parameters</source>
        <translation>%1 Bilder zu %2 × %2, %L3 Millionen Parameter</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Trained from</source>
        <translation>Ausgangsmodell</translation>
    </message>
    <message>
        <source>Evaluated</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>top-1 %1 %</source>
        <translation>Top-1 %L1 %</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>95 % interval of the difference: %1 to %2 points</source>
        <translation>95-%-Intervall des Unterschieds: %L1 bis %L2 Punkte</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>capture</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>pick frames</source>
        <translation>Bilder auswählen</translation>
    </message>
    <message>
        <source>preprocess</source>
        <translation>Vorverarbeitung</translation>
    </message>
    <message>
        <source>infer</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>decide</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>paint</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>%1 cannot be used</source>
        <translation>%1 kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>The model cannot be used</source>
        <translation>Das Modell kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Model: the one in use</source>
        <translation>Modell: das verwendete</translation>
    </message>
    <message>
        <source>Model: %1</source>
        <translation>Modell: %1</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>No picture arrives any more: it was unplugged, or the link is down.</source>
        <translation>Es kommen keine Bilder mehr: Sie wurde abgesteckt, oder die Verbindung ist unterbrochen.</translation>
    </message>
    <message>
        <source>Plug it in again or check the link. Recognition continues by itself, without a click.</source>
        <translation>Wieder anstecken oder die Verbindung prüfen. Die Erkennung läuft von selbst weiter, ohne einen Klick.</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>Camera %1</source>
        <translation>Kamera %1</translation>
    </message>
    <message>
        <source>The source</source>
        <translation>Die Quelle</translation>
    </message>
    <message>
        <source>Network camera %1</source>
        <translation>Netzwerkkamera %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>Auflösung</translation>
    </message>
    <message>
        <source>Wanted of cameras and of the simulator.</source>
        <translation>Wird von Kameras und vom Simulator verlangt.</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Wanted of the camera.</source>
        <translation>Wird von der Kamera verlangt.</translation>
    </message>
    <message>
        <source>Counts as frozen after</source>
        <translation>Gilt als eingefroren nach</translation>
    </message>
    <message>
        <source>How long no new picture may come before a warning.</source>
        <translation>So lange darf ein neues Bild ausbleiben, bevor gewarnt wird.</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Automatic takes a GPU where there is one.</source>
        <translation>„Automatisch“ nimmt eine GPU, wo es eine gibt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>NVIDIA GPU</source>
        <translation>NVIDIA-GPU</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Automatic takes the fastest that the device has.</source>
        <translation>„Automatisch“ nimmt die schnellste, die das Gerät hat.</translation>
    </message>
    <message>
        <source>32 bit</source>
        <translation>32 Bit</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>16 bit</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>8 bit</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>Processor threads</source>
        <translation>Prozessor-Threads</translation>
    </message>
    <message>
        <source>Of the network; 0 chooses by a short measurement.</source>
        <translation>Des Netzes; 0 wählt nach einer kurzen Messung.</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Recognise from</source>
        <translation>Erkennen ab</translation>
    </message>
    <message>
        <source>Lower finds more gestures and invents more.</source>
        <translation>Niedriger findet mehr Gesten und erfindet mehr.</translation>
    </message>
    <message>
        <source>Ready again below</source>
        <translation>Wieder bereit unter</translation>
    </message>
    <message>
        <source>The probability must fall below this before the same gesture counts again.</source>
        <translation>Darunter muss die Wahrscheinlichkeit fallen, bevor dieselbe Geste wieder zählt.</translation>
    </message>
    <message>
        <source>Shortest pause</source>
        <translation>Kürzeste Pause</translation>
    </message>
    <message>
        <source>No second gesture is recognised sooner after the last.</source>
        <translation>Früher nach der letzten wird keine zweite Geste erkannt.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Windows that must agree</source>
        <translation>Fenster, die übereinstimmen müssen</translation>
    </message>
    <message>
        <source>More is surer and later.</source>
        <translation>Mehr ist sicherer und später.</translation>
    </message>
    <message>
        <source>Only while the camera moves</source>
        <translation>Nur solange sich die Kamera bewegt</translation>
    </message>
    <message>
        <source>A gesture never happens before a still camera; saves energy.</source>
        <translation>Vor einer ruhenden Kamera geschieht nie eine Geste; spart Energie.</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>Sound at each gesture</source>
        <translation>Ton bei jeder Geste</translation>
    </message>
    <message>
        <source>The system&apos;s sound, each time a gesture is recognised.</source>
        <translation>Der Signalton des Systems, jedes Mal wenn eine Geste erkannt wird.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>Write gestures into</source>
        <translation>Gesten schreiben nach</translation>
    </message>
    <message>
        <source>Each recognised gesture becomes a line of JSON in a file of the day, in this folder.</source>
        <translation>Jede erkannte Geste wird eine JSON-Zeile in einer Datei des Tages, in diesem Ordner.</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Where new data sets are offered to be made.</source>
        <translation>Wo neue Datensätze vorgeschlagen werden.</translation>
    </message>
    <message>
        <source>Of the window, numbers and standard dialogs, from the next start. What the other parts of Carpus report stays English: causes of errors, notes on clips and models, explanations of recipes.</source>
        <translation>Des Fensters, der Zahlen und Standarddialoge, ab dem nächsten Start. Was die übrigen Teile von Carpus melden, bleibt englisch: Fehlerursachen, Hinweise zu Clips und Modellen, Erklärungen der Rezepte.</translation>
    </message>
    <message>
        <source>At the start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>What the Live page opens; a recording that was the last is not opened again.</source>
        <translation>Was die Live-Seite öffnet; war es zuletzt eine Aufnahme, wird sie nicht wieder geöffnet.</translation>
    </message>
    <message>
        <source>What was open last</source>
        <translation>Was zuletzt offen war</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>Verwendetes Modell</translation>
    </message>
    <message>
        <source>%1; another one is installed, compared and put to use in the library.</source>
        <translation>%1; ein anderes wird in der Bibliothek installiert, verglichen und in Gebrauch genommen.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Sound at each prompt</source>
        <translation>Ton bei jeder Aufforderung</translation>
    </message>
    <message>
        <source>The system&apos;s sound while recording, when the countdown ends and a gesture is due.</source>
        <translation>Der Systemton beim Aufnehmen, wenn der Countdown endet und eine Geste an der Reihe ist.</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>Kept in %1.</source>
        <translation>Liegen in %1.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>app::CarpusCommand</name>
    <message>
        <source>Cannot start %1: %2. Check that Carpus is installed completely.</source>
        <translation>%1 kann nicht gestartet werden: %2. Bitte prüfen, ob Carpus vollständig installiert ist.</translation>
    </message>
    <message>
        <source>The system ended the process in the middle of the work, most often because memory ran out. Close other programs and try again.</source>
        <translation>Das System hat den Vorgang mitten in der Arbeit beendet, meist weil der Arbeitsspeicher nicht reichte. Andere Programme schließen und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>app::ComparisonController</name>
    <message>
        <source>%1 and %2 judge the clips…</source>
        <translation>%1 und %2 beurteilen die Clips …</translation>
    </message>
    <message>
        <source>The models could not be compared.</source>
        <translation>Die Modelle konnten nicht verglichen werden.</translation>
    </message>
    <message>
        <source>The comparison was cancelled.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>app::FileExporter</name>
    <message>
        <source>Written to %1</source>
        <translation>Nach %1 geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1</source>
        <translation>
            <numerusform>%n Datei nach %1 geschrieben</numerusform>
            <numerusform>%n Dateien nach %1 geschrieben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::FilesController</name>
    <message>
        <source>Adding the clip…</source>
        <translation>Clip wird hinzugefügt …</translation>
    </message>
    <message>
        <source>Writing to %1</source>
        <translation>Wird nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Added to the data set.</source>
        <translation>Zum Datensatz hinzugefügt.</translation>
    </message>
</context>
<context>
    <name>app::LibraryController</name>
    <message>
        <source>Writing %1…</source>
        <translation>%1 wird geschrieben …</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 ist geschrieben.</translation>
    </message>
    <message>
        <source>Moving %1 to the trash…</source>
        <translation>%1 wird in den Papierkorb verschoben …</translation>
    </message>
    <message>
        <source>%1 is in the trash; it can be brought back there.</source>
        <translation>%1 ist im Papierkorb und kann von dort zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Bringing %1 back…</source>
        <translation>%1 wird zurückgeholt …</translation>
    </message>
    <message>
        <source>%1 is installed again.</source>
        <translation>%1 ist wieder installiert.</translation>
    </message>
    <message>
        <source>Checking %1…</source>
        <translation>%1 wird geprüft …</translation>
    </message>
    <message>
        <source>%1 is in use now.</source>
        <translation>%1 wird jetzt verwendet.</translation>
    </message>
    <message>
        <source>Going back…</source>
        <translation>Zurück zum vorigen Modell …</translation>
    </message>
    <message>
        <source>%1 is in use again.</source>
        <translation>%1 wird wieder verwendet.</translation>
    </message>
    <message>
        <source>Importing %1…</source>
        <translation>%1 wird importiert …</translation>
    </message>
    <message>
        <source>%1 is installed.</source>
        <translation>%1 ist installiert.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
</context>
<context>
    <name>app::LiveController</name>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>No source is open</source>
        <translation>Keine Quelle ist geöffnet</translation>
    </message>
    <message>
        <source>The settings let Carpus start without one.</source>
        <translation>Nach den Einstellungen startet Carpus ohne Quelle.</translation>
    </message>
    <message>
        <source>Choose a camera, a recording or the simulator in the Source menu.</source>
        <translation>Im Menü „Quelle“ eine Kamera, eine Aufnahme oder den Simulator wählen.</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Keine Quelle</translation>
    </message>
</context>
<context>
    <name>app::RecordController</name>
    <message>
        <source>Camera is starting…</source>
        <translation>Kamera startet …</translation>
    </message>
    <message>
        <source>No new pictures from the camera</source>
        <translation>Keine neuen Bilder von der Kamera</translation>
    </message>
    <message>
        <source>Camera unplugged: waiting for its return</source>
        <translation>Kamera abgesteckt: warte auf ihre Rückkehr</translation>
    </message>
    <message>
        <source>Connection lost: reconnecting</source>
        <translation>Verbindung verloren: wird neu aufgebaut</translation>
    </message>
    <message>
        <source>The recording that plays as the source has ended</source>
        <translation>Die als Quelle abgespielte Aufnahme ist zu Ende</translation>
    </message>
    <message>
        <source>The source cannot be used</source>
        <translation>Die Quelle kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Rückgängig gemacht: %1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>%1 can be recorded and labelled now</source>
        <translation>%1 kann jetzt aufgenommen und als Label vergeben werden</translation>
    </message>
    <message>
        <source>Deleted for good: %1</source>
        <translation>Endgültig gelöscht: %1</translation>
    </message>
    <message>
        <source>&amp;Keep the last seconds as a hard example</source>
        <translation>&amp;Letzte Sekunden als schwieriges Beispiel behalten</translation>
    </message>
    <message>
        <source>Open or make a data set under Record &amp; label first: the example is stored there</source>
        <translation>Zuerst unter „Aufnahme &amp; Labels“ einen Datensatz öffnen oder anlegen: Dort wird das Beispiel gespeichert</translation>
    </message>
    <message>
        <source>Kept as a hard example: label none, flagged</source>
        <translation>Als schwieriges Beispiel behalten: Label „none“, vorgemerkt</translation>
    </message>
    <message>
        <source>The last %1 s are kept as “no gesture”, flagged under Record &amp; label</source>
        <translation>Die letzten %1 s sind als „keine Geste“ behalten, vorgemerkt unter „Aufnahme &amp; Labels“</translation>
    </message>
    <message>
        <source>Open or make a data set under Record &amp; label first: the clip is stored there.</source>
        <translation>Zuerst unter „Aufnahme &amp; Labels“ einen Datensatz öffnen oder anlegen: Dort wird der Clip gespeichert.</translation>
    </message>
    <message>
        <source>Added as %1: %2</source>
        <translation>Als %1 hinzugefügt: %2</translation>
    </message>
</context>
<context>
    <name>app::RecordLikeness</name>
    <message>
        <source>there are no clips yet; record or label some first.</source>
        <translation>es gibt noch keine Clips; zuerst welche aufnehmen oder mit Labels versehen.</translation>
    </message>
</context>
<context>
    <name>app::ReplayController</name>
    <message>
        <source>&amp;Where the network looked for the last gesture</source>
        <translation>&amp;Wohin das Netz bei der letzten Geste sah</translation>
    </message>
    <message>
        <source>No gesture was recognised yet.</source>
        <translation>Es wurde noch keine Geste erkannt.</translation>
    </message>
    <message>
        <source>What the network saw is kept for the last %1 gestures only.</source>
        <translation>Was das Netz sah, wird nur für die letzten %1 Gesten aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>app::SettingsController</name>
    <message>
        <source>Gestures cannot be written into %1 (%2). Choose another folder in the settings.</source>
        <translation>Gesten können nicht nach %1 geschrieben werden (%2). Bitte in den Einstellungen einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>No program opens the folder %1. Open it in a file manager.</source>
        <translation>Kein Programm öffnet den Ordner %1. In einer Dateiverwaltung lässt er sich öffnen.</translation>
    </message>
</context>
<context>
    <name>app::TrainController</name>
    <message>
        <source>Choose a data set, or record one under Record &amp; label. Its clips are looked at here before anything starts: how many there are of each gesture, whether they can be read, who is tested, how long it will take and how much memory.</source>
        <translation>Einen Datensatz wählen oder unter „Aufnahme &amp; Labels“ aufnehmen. Seine Clips werden hier geprüft, bevor etwas beginnt: wie viele es von jeder Geste gibt, ob sie lesbar sind, wer getestet wird, wie lange es dauert und wie viel Speicher es braucht.</translation>
    </message>
    <message>
        <source>A training runs. When it has ended or is paused, change something here to look at the clips.</source>
        <translation>Ein Training läuft. Wenn es beendet oder pausiert ist, hier etwas ändern, um die Clips prüfen zu lassen.</translation>
    </message>
    <message>
        <source>The clips could not be looked at.</source>
        <translation>Die Clips konnten nicht geprüft werden.</translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Es wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>This training went on while Carpus was closed. You are following it again.</source>
        <translation>Dieses Training lief weiter, während Carpus geschlossen war. Es wird hier wieder angezeigt.</translation>
    </message>
    <message>
        <source>This training is paused. Resume it, or set up another one.</source>
        <translation>Dieses Training ist pausiert. Es fortsetzen oder ein anderes einrichten.</translation>
    </message>
    <message>
        <source>This training was cut off. Resume it, or set up another one.</source>
        <translation>Dieses Training wurde abgebrochen. Es fortsetzen oder ein anderes einrichten.</translation>
    </message>
    <message>
        <source>There is no model yet. Resume the training until its first validation.</source>
        <translation>Es gibt noch kein Modell. Das Training bis zur ersten Validierung fortsetzen.</translation>
    </message>
    <message>
        <source>Measuring the model on clips that it was not trained on…</source>
        <translation>Das Modell wird an Clips gemessen, mit denen es nicht trainiert wurde …</translation>
    </message>
    <message>
        <source>The model could not be measured.</source>
        <translation>Das Modell konnte nicht gemessen werden.</translation>
    </message>
    <message>
        <source>Cannot move %1 to the trash.</source>
        <translation>%1 kann nicht in den Papierkorb verschoben werden.</translation>
    </message>
    <message>
        <source>The measurement was cancelled.</source>
        <translation>Die Messung wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>app::TrainingRun</name>
    <message>
        <source>The training could not go on</source>
        <translation>Das Training konnte nicht weiterlaufen</translation>
    </message>
    <message>
        <source>When that is put right, resume: what was done so far is kept.</source>
        <translation>Wenn das behoben ist, fortsetzen: Was bisher getan wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The training was ended from outside</source>
        <translation>Das Training wurde von außen beendet</translation>
    </message>
    <message>
        <source>Its process did not start.</source>
        <translation>Sein Prozess ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The system ended its process in the middle of the work, most often because memory ran out or the computer was switched off.</source>
        <translation>Das System hat seinen Prozess mitten in der Arbeit beendet, meist weil der Arbeitsspeicher nicht reichte oder der Rechner ausgeschaltet wurde.</translation>
    </message>
    <message>
        <source>Resume, and it goes on from its last saved state. Where memory is short, close other programs or train anew with a smaller batch.</source>
        <translation>Fortsetzen, und es geht vom letzten gespeicherten Stand weiter. Bei knappem Arbeitsspeicher andere Programme schließen oder mit einem kleineren Batch neu trainieren.</translation>
    </message>
</context>
<context>
    <name>ui::ClassBars</name>
    <message>
        <source>Recognised of each class</source>
        <translation>Erkannt je Klasse</translation>
    </message>
</context>
<context>
    <name>ui::ClassProgress</name>
    <message>
        <source>Progress of each gesture</source>
        <translation>Fortschritt jeder Geste</translation>
    </message>
    <message>
        <source>%1 of %2 recorded</source>
        <translation>%1 von %2 aufgenommen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ui::ClipDelegate</name>
    <message>
        <source>in the trash</source>
        <translation>im Papierkorb</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
</context>
<context>
    <name>ui::ClipFilterBar</name>
    <message>
        <source>Search clips (Ctrl+F)</source>
        <translation>Clips suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Search clips</source>
        <translation>Clips suchen</translation>
    </message>
    <message>
        <source>Which clips</source>
        <translation>Welche Clips</translation>
    </message>
    <message>
        <source>All clips</source>
        <translation>Alle Clips</translation>
    </message>
    <message>
        <source>No label yet</source>
        <translation>Noch ohne Label</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Long recordings</source>
        <translation>Lange Aufnahmen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Any split</source>
        <translation>Jede Aufteilung</translation>
    </message>
    <message>
        <source>No split</source>
        <translation>Nicht aufgeteilt</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Jedes Label</translation>
    </message>
    <message>
        <source>Any subject</source>
        <translation>Jede Person</translation>
    </message>
    <message>
        <source>Any session</source>
        <translation>Jede Sitzung</translation>
    </message>
</context>
<context>
    <name>ui::ClipList</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Show all clips</source>
        <translation>Alle Clips zeigen</translation>
    </message>
    <message>
        <source>No long recordings.</source>
        <translation>Keine langen Aufnahmen.</translation>
    </message>
    <message>
        <source>This data set is empty. Record the first clips.</source>
        <translation>Dieser Datensatz ist leer. Nehmen Sie die ersten Clips auf.</translation>
    </message>
    <message>
        <source>No clip matches these filters.</source>
        <translation>Kein Clip passt zu diesen Filtern.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n Aufnahme</numerusform>
            <numerusform>%n Aufnahmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n clip(s)</source>
        <translation>
            <numerusform>%1 von %n Clip</numerusform>
            <numerusform>%1 von %n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
</context>
<context>
    <name>ui::ClipModel</name>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message>
        <source>Long recording</source>
        <translation>Lange Aufnahme</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>Kein Label</translation>
    </message>
</context>
<context>
    <name>ui::ClipPlayer</name>
    <message>
        <source>Picture of the clip</source>
        <translation>Bild des Clips</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Wird geladen …</translation>
    </message>
</context>
<context>
    <name>ui::ComparisonDialog</name>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>Both models judge the same clips; what differs is told with its uncertainty.</source>
        <translation>Beide Modelle beurteilen dieselben Clips; Unterschiede werden mit ihrer Unsicherheit angegeben.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>On the clips of</source>
        <translation>Mit den Clips von</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Anderer …</translation>
    </message>
    <message>
        <source>Another data set</source>
        <translation>Ein anderer Datensatz</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Data set to compare on</source>
        <translation>Datensatz für den Vergleich</translation>
    </message>
    <message>
        <source>Choose two different models</source>
        <translation>Zwei verschiedene Modelle wählen</translation>
    </message>
    <message>
        <source>Choose a data set</source>
        <translation>Einen Datensatz wählen</translation>
    </message>
</context>
<context>
    <name>ui::ConfidenceBar</name>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionMatrix</name>
    <message>
        <source>What was shown against what was answered</source>
        <translation>Was gezeigt wurde gegen was geantwortet wurde</translation>
    </message>
    <message numerus="yes">
        <source>%1: recognised %n time(s)</source>
        <translation>
            <numerusform>%1: %n-mal erkannt</numerusform>
            <numerusform>%1: %n-mal erkannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 taken for %2: %n time(s)</source>
        <translation>
            <numerusform>%1 für %2 gehalten: %n-mal</numerusform>
            <numerusform>%1 für %2 gehalten: %n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown, and answered</source>
        <translation>Gezeigt und geantwortet</translation>
    </message>
    <message>
        <source>Rows: the gesture shown. Columns: the answer. Click a cell to watch its clips.</source>
        <translation>Zeile: gezeigt. Spalte: Antwort. Klick zeigt Clips.</translation>
    </message>
</context>
<context>
    <name>ui::CountChart</name>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>no split</source>
        <translation>nicht aufgeteilt</translation>
    </message>
    <message>
        <source>Nothing to count yet</source>
        <translation>Noch nichts zu zählen</translation>
    </message>
</context>
<context>
    <name>ui::CurveChart</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>no value yet</source>
        <translation>noch kein Wert</translation>
    </message>
</context>
<context>
    <name>ui::DatasetWelcome</name>
    <message>
        <source>Record your own gestures</source>
        <translation>Eigene Gesten aufnehmen</translation>
    </message>
    <message>
        <source>A data set is a folder with your recordings. Make a new one to record all gestures hands-free in a quarter of an hour, or open one to look at its clips, label and correct them. Everything stays on this computer, and every change can be undone.</source>
        <translation>Ein Datensatz ist ein Ordner mit Ihren Aufnahmen. Legen Sie einen neuen an, um alle Gesten freihändig in einer Viertelstunde aufzunehmen, oder öffnen Sie einen, um seine Clips anzusehen, mit Labels zu versehen und zu korrigieren. Alles bleibt auf diesem Rechner, und jede Änderung lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>New data set…</source>
        <translation>Neuer Datensatz …</translation>
    </message>
    <message>
        <source>Open data set…</source>
        <translation>Datensatz öffnen …</translation>
    </message>
</context>
<context>
    <name>ui::EvaluationView</name>
    <message>
        <source>people whom the model was chosen by: it looks better than it is</source>
        <translation>Personen, nach denen das Modell ausgewählt wurde: Es sieht besser aus, als es ist</translation>
    </message>
    <message>
        <source>people and rooms that it never saw</source>
        <translation>Personen und Räumen, die es nie gesehen hat</translation>
    </message>
    <message>
        <source>people whom it never saw</source>
        <translation>Personen, die es nie gesehen hat</translation>
    </message>
    <message>
        <source>Recognises %1 of the clips</source>
        <translation>Erkennt %1 der Clips</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %n clip(s) of %1.</source>
        <translation>
            <numerusform>Gemessen an %n Clip von %1.</numerusform>
            <numerusform>Gemessen an %n Clips von %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>Es wurde noch nichts gemessen.</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>right answers</source>
        <translation>richtige Antworten</translation>
    </message>
    <message>
        <source>macro F1</source>
        <translation>Makro-F1</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Between %1 and %2 with 95 % confidence</source>
        <translation>Mit 95 % Sicherheit zwischen %1 und %2</translation>
    </message>
    <message>
        <source>%1, recognised</source>
        <translation>%1, erkannt</translation>
    </message>
    <message>
        <source>%1, taken for %2</source>
        <translation>%1, für %2 gehalten</translation>
    </message>
    <message>
        <source>All clips of %1</source>
        <translation>Alle Clips von %1</translation>
    </message>
    <message>
        <source>%1 points against %2</source>
        <translation>%1 Punkte Unterschied (Vergleich: %2)</translation>
    </message>
    <message>
        <source>Better than %1</source>
        <translation>Besser als %1</translation>
    </message>
    <message>
        <source>Worse than %1</source>
        <translation>Schlechter als %1</translation>
    </message>
    <message>
        <source>No clear difference to %1</source>
        <translation>Kein klarer Unterschied (%1)</translation>
    </message>
    <message>
        <source>On the same clips %1 reaches %2. These are the clips of too few people to tell luck from skill.</source>
        <translation>Dort erreicht %1 %2. Zu wenige Personen, um Zufall von Können zu unterscheiden.</translation>
    </message>
    <message>
        <source>On the same clips %1 reaches %2; the difference is %3 points, between %4 and %5 with 95 % confidence.</source>
        <translation>Dort erreicht %1 %2; Unterschied %3 Punkte, mit 95 % Sicherheit zwischen %4 und %5.</translation>
    </message>
    <message>
        <source>the model in use</source>
        <translation>das verwendete Modell</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::EventList</name>
    <message>
        <source>Recognised gestures</source>
        <translation>Erkannte Gesten</translation>
    </message>
    <message>
        <source>Nothing yet. Every gesture that is recognised appears here once, newest first.</source>
        <translation>Noch nichts. Jede erkannte Geste erscheint hier einmal, die neueste zuerst.</translation>
    </message>
    <message>
        <source>Recognised gestures, newest first</source>
        <translation>Erkannte Gesten, die neueste zuerst</translation>
    </message>
</context>
<context>
    <name>ui::EventModel</name>
    <message>
        <source>%1  %2 %3, %4</source>
        <translation>%1  %2 %3, %4</translation>
    </message>
</context>
<context>
    <name>ui::EventReplay</name>
    <message>
        <source>What the network saw of the gesture</source>
        <translation>Was das Netz von der Geste sah</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ui::FileActions</name>
    <message>
        <source>F&amp;iles</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <source>&amp;Add videos…</source>
        <translation>Videos &amp;hinzufügen …</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
    <message>
        <source>Show where the network &amp;looked</source>
        <translation>Zeigen, &amp;wohin das Netz sah</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>&amp;Table (CSV)…</source>
        <translation>&amp;Tabelle (CSV) …</translation>
    </message>
    <message>
        <source>&amp;JSON lines, as carpus classify writes them…</source>
        <translation>&amp;JSON-Zeilen, wie „carpus classify“ sie schreibt …</translation>
    </message>
    <message>
        <source>&amp;Subtitles (SRT)…</source>
        <translation>&amp;Untertitel (SRT) …</translation>
    </message>
    <message>
        <source>&amp;Annotated videos…</source>
        <translation>Videos mit &amp;Anmerkungen …</translation>
    </message>
    <message>
        <source>Remo&amp;ve all</source>
        <translation>All&amp;e entfernen</translation>
    </message>
</context>
<context>
    <name>ui::FileDropArea</name>
    <message>
        <source>Drop videos or folders here</source>
        <translation>Videos oder Ordner hier ablegen</translation>
    </message>
    <message>
        <source>Every recording gets its gesture, with how sure the model is and where it looked. Long recordings get a timeline of all gestures in them. Nothing leaves this computer.</source>
        <translation>Jede Aufnahme bekommt ihre Geste, dazu, wie sicher das Modell ist und wohin es sah. Lange Aufnahmen bekommen eine Zeitleiste aller Gesten darin. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Add videos…</source>
        <translation>Videos hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
</context>
<context>
    <name>ui::FileModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>working…</source>
        <translation>in Arbeit …</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Gesture</source>
        <translation>Geste</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>Sicher</translation>
    </message>
</context>
<context>
    <name>ui::FileView</name>
    <message>
        <source>Choose a file to see what it shows.</source>
        <translation>Eine Datei wählen, um zu sehen, was sie zeigt.</translation>
    </message>
    <message>
        <source>Cancelled. Add the file again to classify it.</source>
        <translation>Abgebrochen. Zum Klassifizieren die Datei erneut hinzufügen.</translation>
    </message>
    <message>
        <source>The model is looking at this recording…</source>
        <translation>Das Modell sieht sich diese Aufnahme an …</translation>
    </message>
    <message>
        <source>This recording waits for its turn.</source>
        <translation>Diese Aufnahme wartet, bis sie an der Reihe ist.</translation>
    </message>
    <message>
        <source>%1 cannot be classified</source>
        <translation>%1 kann nicht klassifiziert werden</translation>
    </message>
</context>
<context>
    <name>ui::FilesPage</name>
    <message>
        <source>%1 h %2 min left</source>
        <translation>noch %1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s left</source>
        <translation>noch %1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>noch %1 s</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add videos…</source>
        <translation>Videos hinzufügen …</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 doubtful</source>
        <translation>%1 zweifelhaft</translation>
    </message>
    <message>
        <source>%1 stopped</source>
        <translation>%1 angehalten</translation>
    </message>
    <message>
        <source>Add videos</source>
        <translation>Videos hinzufügen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)</source>
        <translation>Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add all videos of a folder</source>
        <translation>Alle Videos eines Ordners hinzufügen</translation>
    </message>
    <message>
        <source>gestures</source>
        <translation>gesten</translation>
    </message>
    <message>
        <source>Choose a folder for the exported files</source>
        <translation>Ordner für die exportierten Dateien wählen</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Welcome to Carpus Studio</source>
        <translation>Willkommen bei Carpus Studio</translation>
    </message>
    <message>
        <source>It recognises what you draw into the air, seen from a camera on your wrist. Nothing leaves this computer.</source>
        <translation>Es erkennt, was Sie in die Luft zeichnen, gesehen von einer Kamera an Ihrem Handgelenk. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Try the simulator</source>
        <translation>Simulator ausprobieren</translation>
    </message>
    <message>
        <source>No camera at hand</source>
        <translation>Keine Kamera zur Hand</translation>
    </message>
    <message>
        <source>A simulated person gestures before a simulated camera, and you see what is recognised.</source>
        <translation>Eine simulierte Person macht Gesten vor einer simulierten Kamera, und Sie sehen, was erkannt wird.</translation>
    </message>
    <message>
        <source>Connect a camera</source>
        <translation>Kamera anschließen</translation>
    </message>
    <message>
        <source>A webcam worn on the wrist, or a network camera. A mark shows whenever it is on.</source>
        <translation>Eine Webcam am Handgelenk oder eine Netzwerkkamera. Ein Zeichen zeigt immer, wenn sie an ist.</translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation>Video öffnen …</translation>
    </message>
    <message>
        <source>Look at a recording</source>
        <translation>Aufnahme ansehen</translation>
    </message>
    <message>
        <source>A video of one gesture or of many; it plays like a camera.</source>
        <translation>Ein Video einer Geste oder vieler; es läuft wie eine Kamera.</translation>
    </message>
    <message>
        <source>No camera found; plug one in.</source>
        <translation>Keine Kamera gefunden; bitte eine anstecken.</translation>
    </message>
    <message>
        <source>Network address…</source>
        <translation>Netzwerkadresse …</translation>
    </message>
</context>
<context>
    <name>ui::FrameStrip</name>
    <message>
        <source>What the network saw</source>
        <translation>Was das Netz sah</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n Bild</numerusform>
            <numerusform>%n Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the network looked: the brighter, the more</source>
        <translation>Wohin das Netz sah: je heller, desto mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) over %1 s</source>
        <translation>
            <numerusform>%n Bild über %L1 s</numerusform>
            <numerusform>%n Bilder über %L1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GestureDialog</name>
    <message>
        <source>New gesture</source>
        <translation>Neue Geste</translation>
    </message>
    <message>
        <source>Draw it, then record ten clips or more of it, from several people where you can. A training with “labels: data” teaches it to the model.</source>
        <translation>Zeichnen Sie sie und nehmen Sie dann mindestens zehn Clips von ihr auf, möglichst von mehreren Personen. Ein Training mit „labels: data“ bringt sie dem Modell bei.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Such as: big wave</source>
        <translation>Zum Beispiel: weites Winken</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu zeichnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Add gesture</source>
        <translation>Geste hinzufügen</translation>
    </message>
    <message>
        <source>There is a gesture %1 already; its name and drawing would be replaced.</source>
        <translation>Es gibt schon eine Geste %1; ihr Name und ihre Zeichnung würden ersetzt.</translation>
    </message>
    <message>
        <source>Draw its path first</source>
        <translation>Zuerst den Weg zeichnen</translation>
    </message>
</context>
<context>
    <name>ui::GestureDrawing</name>
    <message>
        <source>Drawing of the gesture</source>
        <translation>Zeichnung der Geste</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Drawing of %1</source>
        <translation>Zeichnung von %1</translation>
    </message>
</context>
<context>
    <name>ui::GestureLegend</name>
    <message>
        <source>Gestures</source>
        <translation>Gesten</translation>
    </message>
    <message>
        <source>The hand moves along the curve, from the dot to the arrow head, as the wearer sees it. Point at a drawing to play it.</source>
        <translation>Die Hand bewegt sich entlang der Kurve, vom Punkt zur Pfeilspitze, aus der Sicht der Person. Darauf zeigen spielt ab.</translation>
    </message>
</context>
<context>
    <name>ui::JudgedClips</name>
    <message>
        <source>nobody named</source>
        <translation>niemand genannt</translation>
    </message>
    <message>
        <source>%1, answered %2 (%3)
%4</source>
        <translation>%1, Antwort %2 (%3)
%4</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Click a cell or a bar to watch its clips.</source>
        <translation>Ein Klick auf ein Feld oder einen Balken zeigt seine Clips.</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
</context>
<context>
    <name>ui::LabelTile</name>
    <message>
        <source>%1 (key %2)</source>
        <translation>%1 (Taste %2)</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>ui::LatencyPopup</name>
    <message>
        <source>Time of every stage</source>
        <translation>Zeit jeder Stufe</translation>
    </message>
    <message>
        <source>Where the time goes</source>
        <translation>Wohin die Zeit geht</translation>
    </message>
    <message>
        <source>What happened to the pictures</source>
        <translation>Was mit den Bildern geschah</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>dropped, the source was late</source>
        <translation>verloren, die Quelle kam zu spät</translation>
    </message>
    <message>
        <source>skipped, the network was busy</source>
        <translation>übersprungen, das Netz war beschäftigt</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>reconnects</source>
        <translation>neue Verbindungen</translation>
    </message>
    <message>
        <source>capture to result</source>
        <translation>Aufnahme bis Ergebnis</translation>
    </message>
</context>
<context>
    <name>ui::LikenessDialog</name>
    <message>
        <source>Are new gestures like others?</source>
        <translation>Ähneln neue Gesten anderen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1: looking at %n clip(s)…</source>
        <translation>
            <numerusform>%1: %n Clip wird angesehen …</numerusform>
            <numerusform>%1: %n Clips werden angesehen …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LivePage</name>
    <message>
        <source>Picture held · Space continues</source>
        <translation>Bild angehalten · Leertaste setzt fort</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>No new pictures from the camera</source>
        <translation>Keine neuen Bilder von der Kamera</translation>
    </message>
    <message>
        <source>Connection lost · reconnecting</source>
        <translation>Verbindung verloren · wird neu aufgebaut</translation>
    </message>
    <message>
        <source>Camera unplugged · waiting for its return</source>
        <translation>Kamera abgesteckt · warte auf ihre Rückkehr</translation>
    </message>
    <message>
        <source>End of the recording · Ctrl+R plays it again</source>
        <translation>Ende der Aufnahme · Strg+R spielt sie noch einmal</translation>
    </message>
</context>
<context>
    <name>ui::MainActions</name>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Simulator</source>
        <translation>&amp;Simulator</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>&amp;Datei öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;folder of pictures…</source>
        <translation>Bilder&amp;ordner öffnen …</translation>
    </message>
    <message>
        <source>&amp;Network address…</source>
        <translation>&amp;Netzwerkadresse …</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle …</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Freeze picture</source>
        <translation>&amp;Bild anhalten</translation>
    </message>
    <message>
        <source>&amp;Mirrored</source>
        <translation>&amp;Gespiegelt</translation>
    </message>
    <message>
        <source>Simulator &amp;truth</source>
        <translation>&amp;Wahrheit des Simulators</translation>
    </message>
    <message>
        <source>&amp;Latency and counters</source>
        <translation>&amp;Latenz und Zähler</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>Vollbild verlassen</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Gestures</source>
        <translation>&amp;Gesten</translation>
    </message>
    <message>
        <source>&amp;About Carpus</source>
        <translation>&amp;Über Carpus</translation>
    </message>
    <message>
        <source>No camera found</source>
        <translation>Keine Kamera gefunden</translation>
    </message>
    <message>
        <source>Start &amp;again</source>
        <translation>&amp;Von vorn</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>Simulator</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Where the pictures come from</source>
        <translation>Woher die Bilder kommen</translation>
    </message>
    <message>
        <source>Open a video as the source</source>
        <translation>Video als Quelle öffnen</translation>
    </message>
    <message>
        <source>Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)</source>
        <translation>Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures as the source</source>
        <translation>Bilderordner als Quelle öffnen</translation>
    </message>
    <message>
        <source>Network address</source>
        <translation>Netzwerkadresse</translation>
    </message>
    <message>
        <source>Address of a network camera (rtsp://… or http://…):</source>
        <translation>Adresse einer Netzwerkkamera (rtsp://… oder http://…):</translation>
    </message>
    <message>
        <source>About Carpus</source>
        <translation>Über Carpus</translation>
    </message>
    <message>
        <source>&lt;b&gt;Carpus Studio %1&lt;/b&gt;</source>
        <translation>&lt;b&gt;Carpus Studio %1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Recognises hand gestures from a camera worn on the wrist.
Nothing leaves this computer. Apache License 2.0.</source>
        <translation>Erkennt Handgesten mit einer Kamera am Handgelenk.
Nichts verlässt diesen Rechner. Apache-Lizenz 2.0.</translation>
    </message>
</context>
<context>
    <name>ui::MessagePanel</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use the simulator</source>
        <translation>Simulator verwenden</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ui::ModelDetails</name>
    <message>
        <source>in use</source>
        <translation>in Gebrauch</translation>
    </message>
    <message>
        <source>comes with Carpus</source>
        <translation>mitgeliefert</translation>
    </message>
    <message>
        <source>Gestures</source>
        <translation>Gesten</translation>
    </message>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>Not compared with another model yet</source>
        <translation>Noch nicht mit einem anderen Modell verglichen</translation>
    </message>
    <message>
        <source>Compared with %1</source>
        <translation>Verglichen mit %1</translation>
    </message>
    <message>
        <source>The Train page compares a new model with the one in use on the same held-out clips. “carpus evaluate --compare” does the same, and “carpus model activate --evaluation” keeps the result here.</source>
        <translation>Die Seite „Training“ vergleicht ein neues Modell mit dem verwendeten an denselben zurückgehaltenen Clips. „carpus evaluate --compare“ tut dasselbe, und „carpus model activate --evaluation“ bewahrt das Ergebnis hier auf.</translation>
    </message>
    <message>
        <source>%1 of the held-out clips instead of %2</source>
        <translation>%1 der zurückgehaltenen Clips statt %2</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>Mit ihm</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
</context>
<context>
    <name>ui::ModelLibraryDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Installed models</source>
        <translation>Installierte Modelle</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>A checkpoint of Carpus, or published TimeSformer weights; files can be dropped here too</source>
        <translation>Ein Checkpoint von Carpus oder veröffentlichte TimeSformer-Gewichte; Dateien können auch hier abgelegt werden</translation>
    </message>
    <message>
        <source>Trash  ▾</source>
        <translation>Papierkorb  ▾</translation>
    </message>
    <message>
        <source>Bring a model back</source>
        <translation>Ein Modell zurückholen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Back to the one before</source>
        <translation>Zurück zum vorigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Use another model first</source>
        <translation>Zuerst ein anderes Modell verwenden</translation>
    </message>
    <message>
        <source>Use a worse model?</source>
        <translation>Schlechteres Modell verwenden?</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1 is worse than the model in use.&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1 ist schlechter als das verwendete Modell.&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Keep the present model</source>
        <translation>Jetziges Modell behalten</translation>
    </message>
    <message>
        <source>Use it nevertheless</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Models (*.safetensors *.pyth *.pth *.pt *.bin *.tar)</source>
        <translation>Modelle (*.safetensors *.pyth *.pth *.pt *.bin *.tar)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen …</translation>
    </message>
    <message>
        <source>With another model, on the clips of a data set</source>
        <translation>Mit einem anderen Modell anhand der Clips eines Datensatzes</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ui::OverviewView</name>
    <message>
        <source>no label</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Clips of each class</source>
        <translation>Clips je Klasse</translation>
    </message>
    <message>
        <source>Clips of each subject</source>
        <translation>Clips je Person</translation>
    </message>
    <message>
        <source>Lengths in seconds</source>
        <translation>Längen in Sekunden</translation>
    </message>
</context>
<context>
    <name>ui::PredictionPanel</name>
    <message>
        <source>fires at %1</source>
        <translation>löst aus bei %1</translation>
    </message>
    <message>
        <source>waiting for pictures</source>
        <translation>wartet auf Bilder</translation>
    </message>
    <message>
        <source>the hand rests or does something else</source>
        <translation>die Hand ruht oder tut etwas anderes</translation>
    </message>
</context>
<context>
    <name>ui::PreflightPanel</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>test, new rooms</source>
        <translation>Test, neue Räume</translation>
    </message>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source>Before you start</source>
        <translation>Vorabprüfung</translation>
    </message>
    <message>
        <source>Clips of each class</source>
        <translation>Clips je Klasse</translation>
    </message>
    <message>
        <source>Choose a data set: its clips are looked at before anything starts.</source>
        <translation>Einen Datensatz wählen: Seine Clips werden geprüft, bevor etwas beginnt.</translation>
    </message>
    <message>
        <source>takes about</source>
        <translation>dauert etwa</translation>
    </message>
    <message>
        <source>memory about</source>
        <translation>Speicher etwa</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%L1 GB</translation>
    </message>
    <message>
        <source>on</source>
        <translation>auf</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>ui::ProbabilityChart</name>
    <message>
        <source>Gestures over the length of the recording</source>
        <translation>Gesten über die Länge der Aufnahme</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%L1 s</translation>
    </message>
    <message>
        <source>%1 s: %2, %3</source>
        <translation>%L1 s: %2, %3</translation>
    </message>
</context>
<context>
    <name>ui::PromptStage</name>
    <message>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
    <message>
        <source>Recording %1</source>
        <translation>Aufnahme %1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Hold Space: %1</source>
        <translation>Leertaste halten: %1</translation>
    </message>
    <message>
        <source>Recorded %1</source>
        <translation>%1 aufgenommen</translation>
    </message>
    <message>
        <source>Rest your hand</source>
        <translation>Hand ausruhen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>Alles fertig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Marke</numerusform>
            <numerusform>%n Marken</numerusform>
        </translation>
    </message>
    <message>
        <source>keys 1 to = set one</source>
        <translation>die Tasten 1 bis = setzen eine</translation>
    </message>
    <message>
        <source>Kept unless you say otherwise: Delete discards, R does it again</source>
        <translation>Wird behalten, außer Entf verwirft oder R wiederholt</translation>
    </message>
    <message>
        <source>P goes on</source>
        <translation>P setzt fort</translation>
    </message>
    <message>
        <source>The clips are in the data set. Look at them under Review.</source>
        <translation>Die Clips sind im Datensatz. Unter „Durchsicht“ sind sie zu sehen.</translation>
    </message>
    <message>
        <source>Ready to record</source>
        <translation>Bereit zur Aufnahme</translation>
    </message>
    <message>
        <source>Say who is recorded, then press Start. Everything goes by itself.</source>
        <translation>Person angeben und „Starten“ drücken. Alles geht von selbst.</translation>
    </message>
    <message>
        <source>Move as you like, but no gesture</source>
        <translation>Beliebige Bewegungen, aber keine Geste</translation>
    </message>
</context>
<context>
    <name>ui::RecordActions</name>
    <message>
        <source>&amp;Clips</source>
        <translation>&amp;Clips</translation>
    </message>
    <message>
        <source>&amp;Open data set…</source>
        <translation>Datensatz ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;New data set…</source>
        <translation>&amp;Neuer Datensatz …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>New &amp;gesture…</source>
        <translation>Neue &amp;Geste …</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>&amp;Vormerken</translation>
    </message>
    <message>
        <source>Move to &amp;trash</source>
        <translation>In den &amp;Papierkorb</translation>
    </message>
    <message>
        <source>&amp;Bring back from trash</source>
        <translation>&amp;Aus dem Papierkorb zurückholen</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>Papierkorb leeren …</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Let the model &amp;propose</source>
        <translation>Modell &amp;vorschlagen lassen</translation>
    </message>
    <message>
        <source>&amp;Accept what it proposes</source>
        <translation>Vorschlag &amp;annehmen</translation>
    </message>
    <message>
        <source>Remove the label</source>
        <translation>Label entfernen</translation>
    </message>
    <message>
        <source>&amp;Go on to the next clip after labelling</source>
        <translation>Nach dem Label zum &amp;nächsten Clip</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>W&amp;iedergabe</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Backward, faster each time</source>
        <translation>&amp;Rückwärts, jedes Mal schneller</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Forward, faster each time</source>
        <translation>&amp;Vorwärts, jedes Mal schneller</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>&amp;Repeat the clip</source>
        <translation>Clip &amp;wiederholen</translation>
    </message>
    <message>
        <source>&amp;Begin here</source>
        <translation>&amp;Beginn hier</translation>
    </message>
    <message>
        <source>&amp;End here</source>
        <translation>&amp;Ende hier</translation>
    </message>
    <message>
        <source>Begin one frame earlier</source>
        <translation>Beginn ein Bild früher</translation>
    </message>
    <message>
        <source>Begin one frame later</source>
        <translation>Beginn ein Bild später</translation>
    </message>
    <message>
        <source>End one frame earlier</source>
        <translation>Ende ein Bild früher</translation>
    </message>
    <message>
        <source>End one frame later</source>
        <translation>Ende ein Bild später</translation>
    </message>
    <message>
        <source>&amp;Split here</source>
        <translation>Hier &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Merge the selected clips</source>
        <translation>Ausgewählte Clips &amp;verbinden</translation>
    </message>
    <message>
        <source>Are new gestures li&amp;ke others?</source>
        <translation>Ähneln neue Gesten an&amp;deren?</translation>
    </message>
    <message>
        <source>Fin&amp;d clips</source>
        <translation>Clips &amp;suchen</translation>
    </message>
    <message>
        <source>Bound&amp;s</source>
        <translation>Gren&amp;zen</translation>
    </message>
</context>
<context>
    <name>ui::RecordPage</name>
    <message numerus="yes">
        <source>%n clip(s)</source>
        <translation>
            <numerusform>%n Clip</numerusform>
            <numerusform>%n Clips</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Folder for the new data set</source>
        <translation>Ordner für den neuen Datensatz</translation>
    </message>
    <message>
        <source>Open a data set</source>
        <translation>Datensatz öffnen</translation>
    </message>
    <message>
        <source>Empty trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Delete everything in the trash for good? This cannot be undone.</source>
        <translation>Alles im Papierkorb endgültig löschen? Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Record &amp;&amp; label</source>
        <translation>Aufnahme &amp;&amp; Labels</translation>
    </message>
</context>
<context>
    <name>ui::RecordingView</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Camera gone: goes on by itself when it is back</source>
        <translation>Kamera weg: Es geht von selbst weiter, wenn sie zurück ist</translation>
    </message>
    <message>
        <source>Disk full: recording stopped, what was recorded is kept</source>
        <translation>Datenträger voll: Aufnahme beendet, das Aufgenommene bleibt erhalten</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Nochmal</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>End session</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n Marke</numerusform>
            <numerusform>%n Marken</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 · about %3 left</source>
        <translation>%1 von %2 · noch etwa %3</translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) lost in this take</source>
        <translation>
            <numerusform>%n Bild in dieser Aufnahme verloren</numerusform>
            <numerusform>%n Bilder in dieser Aufnahme verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 GB free on the disk</source>
        <translation>%L1 GB frei auf dem Datenträger</translation>
    </message>
    <message>
        <source>The disk is nearly full: make room soon</source>
        <translation>Der Datenträger ist fast voll: bald Platz schaffen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Just recorded</source>
        <translation>Gerade aufgenommen</translation>
    </message>
    <message>
        <source>No picture yet: choose a source at the top right</source>
        <translation>Noch kein Bild: oben rechts eine Quelle wählen</translation>
    </message>
</context>
<context>
    <name>ui::ReliabilityDiagram</name>
    <message>
        <source>How sure against how often right</source>
        <translation>Wie sicher gegen wie oft richtig</translation>
    </message>
    <message>
        <source>%1 sure: %2 right of %3</source>
        <translation>%1 sicher: %2 richtig von %3</translation>
    </message>
    <message>
        <source>Can its confidence be trusted?</source>
        <translation>Ist seiner Sicherheit zu trauen?</translation>
    </message>
    <message>
        <source>On the line it can. Calibration error %1</source>
        <translation>Auf der Linie ja. Kalibrierungsfehler %1</translation>
    </message>
    <message>
        <source>how sure; up: how often right</source>
        <translation>Sicherheit; hoch: Treffer</translation>
    </message>
</context>
<context>
    <name>ui::ReviewView</name>
    <message>
        <source>camera gone</source>
        <translation>Kamera weg</translation>
    </message>
    <message>
        <source>%1?</source>
        <translation>%1?</translation>
    </message>
    <message>
        <source>The model proposes %1, %2: A accepts, any other key corrects</source>
        <translation>Das Modell schlägt %1 vor, %2: A nimmt an, jede andere Taste korrigiert</translation>
    </message>
    <message>
        <source>The model has not proposed anything; P lets it</source>
        <translation>Das Modell hat nichts vorgeschlagen; P lässt es vorschlagen</translation>
    </message>
    <message>
        <source>Nothing to cut yet: play on, or set the begin (I) and the end (O) first</source>
        <translation>Noch nichts zu schneiden: weiterspielen oder zuerst Beginn (I) und Ende (O) setzen</translation>
    </message>
    <message>
        <source>Cut %1 at %2 s</source>
        <translation>%1 bei %L2 s geschnitten</translation>
    </message>
    <message>
        <source>To split, move the playhead inside of the clip</source>
        <translation>Zum Teilen den Abspielkopf in den Clip bewegen</translation>
    </message>
    <message>
        <source>To merge, select two or more clips of the same recording</source>
        <translation>Zum Verbinden mindestens zwei Clips derselben Aufnahme auswählen</translation>
    </message>
</context>
<context>
    <name>ui::SensorPlot</name>
    <message>
        <source>Inertial samples</source>
        <translation>Werte der Bewegungssensoren</translation>
    </message>
</context>
<context>
    <name>ui::SessionForm</name>
    <message>
        <source>New session</source>
        <translation>Neue Sitzung</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>A name or a code</source>
        <translation>Ein Name oder ein Kürzel</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>Left wrist</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right wrist</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Hand that wears the camera</source>
        <translation>Hand, die die Kamera trägt</translation>
    </message>
    <message>
        <source>What the person agreed to, and when</source>
        <translation>Worin die Person eingewilligt hat und wann</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Named by date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Such as: kitchen, by day</source>
        <translation>Zum Beispiel: Küche, am Tag</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Handgelenk</translation>
    </message>
    <message>
        <source>Hands-free, fixed length</source>
        <translation>Freihändig</translation>
    </message>
    <message>
        <source>While Space is held</source>
        <translation>Leertaste halten</translation>
    </message>
    <message>
        <source>One long video with marks</source>
        <translation>Video mit Marken</translation>
    </message>
    <message>
        <source>Way of recording</source>
        <translation>Art der Aufnahme</translation>
    </message>
    <message>
        <source> × each</source>
        <translation> × jede</translation>
    </message>
    <message>
        <source>Repeats of each gesture</source>
        <translation>Wiederholungen jeder Geste</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Length of a recording</source>
        <translation>Länge einer Aufnahme</translation>
    </message>
    <message>
        <source>Also “no gesture”</source>
        <translation>Auch „keine Geste“</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Say first who is recorded</source>
        <translation>Zuerst angeben, wer aufgenommen wird</translation>
    </message>
</context>
<context>
    <name>ui::SettingRow</name>
    <message>
        <source>Back to the standard value</source>
        <translation>Zurück zum Standardwert</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>ui::SettingTable</name>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”. Use one of: %3.</source>
        <translation>%1 kann nicht „%2“ sein. Möglich sind: %3.</translation>
    </message>
    <message>
        <source>“%1” is no number that %2 can be.</source>
        <translation>„%1“ ist keine Zahl, die %2 sein kann.</translation>
    </message>
    <message>
        <source>%1 cannot be %2. Use a value from %3 to %4.</source>
        <translation>%1 kann nicht %2 sein. Möglich sind Werte von %3 bis %4.</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>Alle Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>As in the recipe</source>
        <translation>Wie im Rezept</translation>
    </message>
    <message>
        <source>Put every setting back</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>in the recipe %1</source>
        <translation>im Rezept %1</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>usually %1</source>
        <translation>üblich %1</translation>
    </message>
    <message>
        <source>In the recipe: %1</source>
        <translation>Im Rezept: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting is called like that.</source>
        <translation>Keine Einstellung heißt so.</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Alle zurücksetzen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Set everything on this page back to its standard value?</source>
        <translation>Alles auf dieser Seite auf den Standardwert zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ui::SketchPad</name>
    <message>
        <source>Drawing of the new gesture</source>
        <translation>Zeichnung der neuen Geste</translation>
    </message>
    <message>
        <source>Drag with the mouse from the start of the movement to its end</source>
        <translation>Mit der Maus vom Anfang der Bewegung bis zu ihrem Ende ziehen</translation>
    </message>
    <message>
        <source>Draw the path of the hand here, from start to end</source>
        <translation>Hier den Weg der Hand zeichnen, vom Anfang bis zum Ende</translation>
    </message>
</context>
<context>
    <name>ui::SplitEditor</name>
    <message>
        <source>no split</source>
        <translation>nicht aufgeteilt</translation>
    </message>
    <message>
        <source>Who is trained on, who is tested</source>
        <translation>Mit wem trainiert, wer getestet wird</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Split of each subject</source>
        <translation>Aufteilung jeder Person</translation>
    </message>
    <message>
        <source>Press Return or double-click to choose the split of a subject</source>
        <translation>Eingabetaste oder Doppelklick wählt die Aufteilung einer Person</translation>
    </message>
    <message>
        <source>Split by subject, 70 : 15 : 15</source>
        <translation>Nach Personen aufteilen, 70 : 15 : 15</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>niemand genannt</translation>
    </message>
    <message>
        <source>Leak: clips of %1 are on more than one side. A model would be tested on people it knows, and the figures would be too good.</source>
        <translation>Leck: Clips von %1 sind auf mehr als einer Seite. Ein Modell würde an Personen getestet, die es kennt, und die Zahlen wären zu gut.</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>%1 predictions/s</source>
        <translation>%L1 Vorhersagen/s</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2 ms</source>
        <translation>p50 %1 · p95 %2 ms</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Keine Quelle</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Simulator on</source>
        <translation>Simulator an</translation>
    </message>
    <message>
        <source>Camera on</source>
        <translation>Kamera an</translation>
    </message>
    <message>
        <source>No new pictures</source>
        <translation>Keine neuen Bilder</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>Abgesteckt</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Zu Ende</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Resolution and camera rate</source>
        <translation>Auflösung und Bildrate der Kamera</translation>
    </message>
    <message>
        <source>Device and precision</source>
        <translation>Gerät und Genauigkeit</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Predictions per second</source>
        <translation>Vorhersagen pro Sekunde</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Capture to result. Click for the time of every stage (Ctrl+L)</source>
        <translation>Von der Aufnahme bis zum Ergebnis. Ein Klick zeigt die Zeit jeder Stufe (Strg+L)</translation>
    </message>
    <message>
        <source>%1 × %2 · %3 frames/s</source>
        <translation>%1 × %2 · %L3 Bilder/s</translation>
    </message>
</context>
<context>
    <name>ui::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>ui::TrainPage</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Training</translation>
    </message>
    <message>
        <source>&amp;Start the training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>&amp;All settings</source>
        <translation>&amp;Alle Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>S&amp;top and judge</source>
        <translation>&amp;Beenden und beurteilen</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses &amp;Modell verwenden</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>Noch kein Training</translation>
    </message>
    <message>
        <source>Move this training to the trash</source>
        <translation>Dieses Training in den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>ui::TrainSetupView</name>
    <message>
        <source>New training</source>
        <translation>Neues Training</translation>
    </message>
    <message>
        <source>All settings…</source>
        <translation>Alle Einstellungen …</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Beginnen mit</translation>
    </message>
    <message>
        <source>Judge on</source>
        <translation>Beurteilen an</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>The model in use</source>
        <translation>Dem verwendeten Modell</translation>
    </message>
    <message>
        <source>As the recipe says</source>
        <translation>Wie es das Rezept sagt</translation>
    </message>
    <message>
        <source>As the data set is split</source>
        <translation>Wie der Datensatz aufgeteilt ist</translation>
    </message>
    <message>
        <source>The clips of this person are kept apart and the best model is chosen by them</source>
        <translation>Die Clips dieser Person werden zurückgehalten, und nach ihnen wird das beste Modell gewählt</translation>
    </message>
    <message>
        <source>Short: a first look</source>
        <translation>Kurz: ein erster Eindruck</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Long: three times as much</source>
        <translation>Lang: dreimal so viel</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keiner</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Data set to train on</source>
        <translation>Datensatz zum Trainieren</translation>
    </message>
    <message>
        <source>Recipe to train by</source>
        <translation>Rezept zum Trainieren</translation>
    </message>
    <message>
        <source>Recipes (*.yaml *.yml)</source>
        <translation>Rezepte (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Looking at the clips and trying a few steps…</source>
        <translation>Die Clips werden geprüft und einige Schritte probiert …</translation>
    </message>
    <message>
        <source>Another training runs; pause it or wait</source>
        <translation>Ein anderes Training läuft; es pausieren oder warten</translation>
    </message>
</context>
<context>
    <name>ui::TrainingView</name>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Right answers</source>
        <translation>Richtige Antworten</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Waiting for clips</source>
        <translation>Warten auf Clips</translation>
    </message>
    <message>
        <source>Part of the time in which the network waited for clips instead of learning</source>
        <translation>Anteil der Zeit, in der das Netz auf Clips wartete, statt zu lernen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop and judge</source>
        <translation>Beenden und beurteilen</translation>
    </message>
    <message>
        <source>End here and see how good the best model so far is</source>
        <translation>Hier beenden und sehen, wie gut das bisher beste Modell ist</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Ergebnis ansehen</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Decoding clips: %1 of %2</source>
        <translation>Clips werden dekodiert: %1 von %2</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>%1 clips/s</source>
        <translation>%L1 Clips/s</translation>
    </message>
    <message>
        <source>Saving the state…</source>
        <translation>Stand wird gespeichert …</translation>
    </message>
    <message>
        <source>Paused at %1. Nothing is lost; it goes on from there.</source>
        <translation>Pausiert (%1). Nichts geht verloren; von dort geht es weiter.</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>ganz am Anfang</translation>
    </message>
    <message>
        <source>Finished: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>Ended at %1</source>
        <translation>Abgebrochen (%1)</translation>
    </message>
</context>
<context>
    <name>ui::TransportBar</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 s · frame %2 of %3</source>
        <translation>%L1 s · Bild %2 von %3</translation>
    </message>
    <message>
        <source>frame %1 of %2</source>
        <translation>Bild %1 von %2</translation>
    </message>
</context>
<context>
    <name>ui::VerdictPanel</name>
    <message>
        <source>Correct the verdict…</source>
        <translation>Urteil korrigieren …</translation>
    </message>
    <message>
        <source>Choose the right gesture; the clip is added to the open data set</source>
        <translation>Die richtige Geste wählen; der Clip wird zum offenen Datensatz hinzugefügt</translation>
    </message>
    <message>
        <source>the hand rests or does something else</source>
        <translation>die Hand ruht oder tut etwas anderes</translation>
    </message>
    <message>
        <source>%1 sure</source>
        <translation>%1 sicher</translation>
    </message>
    <message>
        <source>corrected; the model said %1</source>
        <translation>korrigiert; das Modell sagte %1</translation>
    </message>
    <message>
        <source>Nothing was recognised in this long recording.</source>
        <translation>In dieser langen Aufnahme wurde nichts erkannt.</translation>
    </message>
    <message>
        <source>A long recording: click into the curve below to jump to a moment.</source>
        <translation>Eine lange Aufnahme: Ein Klick in die Kurve unten springt zu einem Moment.</translation>
    </message>
</context>
<context>
    <name>ui::VideoView</name>
    <message>
        <source>Camera picture</source>
        <translation>Kamerabild</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
</TS>
