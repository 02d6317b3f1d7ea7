#!/bin/bash
# kill_dataset.sh CARPUS [KILLS]: kills `carpus dataset` at random moments while it imports, labels, splits, undoes and
# repairs. After each kill the set must open, and be clean after its own repair. Not among the ordinary tests: 200 kills
# take some minutes. Ends with a count, and with 1 when anything was lost or damaged.
set -u
carpus=$(realpath "$1"); kills=${2:-200}
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export HOME=$work OMP_NUM_THREADS=1
cd "$work" || exit 1
RANDOM=7
"$carpus" simulate source --subjects 4 --size 64x48 --fps 10 >/dev/null 2>&1 || { echo "cannot simulate"; exit 1; }
bad=0; hits=0
for ((i = 1; i <= kills; i++)); do
    case $((RANDOM % 5)) in
        0) set -- import set source --format muwiges ;;
        1) set -- label set "G$((RANDOM % 12 + 1))" --all ;;
        2) set -- split set --seed $RANDOM ;;
        3) set -- undo set ;;
        4) set -- check set --repair --busy 0 --decode ;;
    esac
    if ((i % 20 == 0)); then rm -rf set; set -- import set source --format muwiges; fi
    "$carpus" dataset "$@" >/dev/null 2>&1 &
    pid=$!
    sleep 0.$(printf '%03d' $((RANDOM % 600)))
    kill -9 $pid 2>/dev/null && ((hits++))
    wait $pid 2>/dev/null
    [ -e set/carpus.db ] || continue
    "$carpus" dataset check set --repair --busy 0 >out 2>&1 || { ((bad++)); echo "kill $i during '$*': repair failed"; cat out; }
    "$carpus" dataset check set >out 2>&1 || { ((bad++)); echo "kill $i during '$*': not clean"; cat out; }
done
"$carpus" dataset import set source --format muwiges >out 2>&1 || { ((bad++)); cat out; }
clips=$("$carpus" dataset list set 2>/dev/null | wc -l)
[ "$clips" -ge 48 ] || { ((bad++)); echo "$clips of 48 clips"; }
echo "$kills tries, $hits killed while running, $bad faults, $clips clips at the end"
[ "$bad" -eq 0 ]
