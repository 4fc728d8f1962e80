# Sourced by findings: installs the packages that $PACKAGES names into a temporary folder, which
# becomes the working folder and is removed at the end. Also gives `expect SEEN WANTED`.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts $PACKAGES > /dev/null

expect() {
  [ "$1" = "$2" ] && return
  printf 'The behaviour has changed. Before, it was:\n%s\n' "$2" >&2
  exit 1
}
