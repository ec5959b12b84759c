#!/bin/sh
# Opens the window; without a display, does the main job headless so that one can see it work.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/engagement
fi
echo "Aucun écran n’est disponible ici : le programme fait son travail sans fenêtre, dans build/demo." >&2
rm -rf build/demo
mkdir -p build/demo
export ENGAGEMENT_PHRASE="loutre cerise balcon violon menhir gravier tulipe"
year=$(($(date +%Y) - 1))
.venv/bin/engagement demo --dossier build/demo/demo.engagement --taille petite --code-fichier build/demo/code-papier.txt
for suffix in pdf xlsx ods json; do
    .venv/bin/engagement rapport --dossier build/demo/demo.engagement --annee "$year" --sortie "build/demo/rapport-$year.$suffix"
done
.venv/bin/engagement verifier --dossier build/demo/demo.engagement
echo "Phrase de passe du dossier de démonstration : $ENGAGEMENT_PHRASE" >&2
ls -l build/demo >&2
