/**
 * The pages of `man`: short ones, in our own words.
 *
 * @module
 */

/** A page: what it is, how it is called, and what one needs to know of it. */
export interface Page {
  readonly section: number
  readonly summary: string
  readonly synopsis: readonly string[]
  readonly text: string
}

const page = (
  section: number,
  summary: string,
  synopsis: readonly string[],
  text: string,
): Page => ({
  section,
  summary,
  synopsis,
  text,
})

/** The pages by name. */
export const PAGES: Readonly<Record<string, Page>> = {
  docker: page(
    1,
    'build images and run containers',
    ['docker [OPTIONS] COMMAND [ARG]...'],
    'Talks to the Docker daemon of this machine. `docker run IMAGE` starts a container, `docker ps` lists those that run, `docker logs` shows what one has written, `docker stop` and `docker rm` end and remove it. `docker build -t NAME .` makes an image of a Dockerfile. `docker COMMAND --help` lists the options of a command.',
  ),
  kubectl: page(
    1,
    'talk to a Kubernetes cluster',
    ['kubectl COMMAND [TYPE] [NAME] [OPTIONS]'],
    'Shows and changes the objects of a cluster. `kubectl get pods` lists, `kubectl describe` tells more, `kubectl apply -f FILE` makes what a file says so, `kubectl logs` and `kubectl exec` look into containers. `kubectl explain TYPE` documents the fields of an object.',
  ),
  minikube: page(
    1,
    'run a cluster on this machine',
    ['minikube COMMAND [OPTIONS]'],
    '`minikube start` makes a cluster, `--nodes` says of how many nodes. `minikube status`, `minikube stop` and `minikube delete` look after it, `minikube ssh` opens a shell on a node, `minikube service NAME --url` tells where a Service is reached.',
  ),
  bash: page(
    1,
    'a shell',
    ['bash [OPTIONS] [FILE]', 'bash -c COMMANDS'],
    'Reads commands and runs them: from a terminal, a file or the word after -c. Variables, functions, loops, pipes, redirections, arrays, arithmetic and job control are described by `help` in books about shells.',
  ),
  ls: page(
    1,
    'list files',
    ['ls [OPTIONS] [FILE]...'],
    'Names what is in directories, by name. -l tells more of each file, -a shows names that begin with a dot, -t sorts by time, -S by size, -r the other way round, -1 puts each name in a line of its own.',
  ),
  cat: page(
    1,
    'print files',
    ['cat [FILE]...'],
    'Writes files one after the other to standard output; without files, standard input.',
  ),
  grep: page(
    1,
    'find lines',
    ['grep [OPTIONS] PATTERN [FILE]...'],
    'Prints lines that match a regular expression. -i ignores case, -v takes the others, -c counts, -n numbers, -r goes into directories, -E reads extended expressions, -o prints the part that matches.',
  ),
  sed: page(
    1,
    'change text',
    ['sed [OPTIONS] SCRIPT [FILE]...'],
    'Runs a script over each line. `s/OLD/NEW/` replaces, `/RE/d` deletes, -n with `p` prints a choice, -i changes the file itself.',
  ),
  awk: page(
    1,
    'programs over fields of lines',
    ["awk 'PATTERN { ACTION }' [FILE]..."],
    'Cuts each line into fields $1, $2, … and runs the actions whose patterns fit. NR is the number of the line, NF the number of its fields; BEGIN and END stand before and after.',
  ),
  find: page(
    1,
    'find files',
    ['find [DIRECTORY]... [TESTS]'],
    'Walks through directories and prints what passes its tests: -name PATTERN, -type f or d, -mtime DAYS, -size; -exec runs a command for each, -delete removes.',
  ),
  sort: page(
    1,
    'sort lines',
    ['sort [OPTIONS] [FILE]...'],
    '-n by numbers, -r the other way round, -u each once, -k FIELD by a field, -t CHARACTER between fields.',
  ),
  head: page(
    1,
    'the first lines',
    ['head [-n LINES] [FILE]...'],
    'Prints the first ten lines, or as many as -n says.',
  ),
  tail: page(
    1,
    'the last lines',
    ['tail [-n LINES] [-f] [FILE]...'],
    'Prints the last ten lines, or as many as -n says; -f goes on as more is written.',
  ),
  ps: page(
    1,
    'list processes',
    ['ps [OPTIONS]'],
    'Shows what runs. -e or aux shows all, -o COLUMNS chooses what of each.',
  ),
  kill: page(
    1,
    'send a signal',
    ['kill [-SIGNAL] PID...'],
    'Sends SIGTERM, or another signal, to processes. -l lists the signals; -9 (KILL) cannot be caught.',
  ),
  curl: page(
    1,
    'send a request',
    ['curl [OPTIONS] URL...'],
    'Prints the answer of a server. -i shows its headers too, -s is silent, -o FILE writes to a file, -X METHOD and -d DATA send something, -H adds a header, -w FORMAT prints what it has measured.',
  ),
  chmod: page(
    1,
    'change who may use a file',
    ['chmod MODE FILE...'],
    'A mode is an octal number (755) or letters (u+x, go-w). -R goes into directories.',
  ),
  sudo: page(
    8,
    'run a command as somebody else',
    ['sudo [-u USER] COMMAND...'],
    'Runs a command as root, or as the user that -u names. -i gives a shell as if that user had logged in, -E keeps the environment.',
  ),
  jq: page(
    1,
    'programs over JSON',
    ['jq [OPTIONS] FILTER [FILE]...'],
    'Runs a program over each value of its input. `.a.b` takes a field, `.[]` each element, `|` goes on with what came, `select(f)` keeps what fits, `{a, b: .c}` makes an object. -r prints texts as they are, -c in one line, -n reads nothing, -s reads all values as one list.',
  ),
  tree: page(
    1,
    'draw directories',
    ['tree [-adf] [-L LEVEL] [DIRECTORY]...'],
    'Draws what is in a directory, and in those below. -a shows names that begin with a dot, -d directories alone, -L so many levels.',
  ),
  xxd: page(
    1,
    'bytes in hexadecimal',
    ['xxd [OPTIONS] [FILE]'],
    'Prints bytes as numbers beside their letters. -p prints numbers alone, -r turns them back into bytes, -l so many of them.',
  ),
  column: page(
    1,
    'put lines into columns',
    ['column [-t] [-s SEPARATORS] [FILE]...'],
    'Puts short lines beside each other; -t makes a table of the words of each line.',
  ),
  less: page(
    1,
    'read by the page',
    ['less [FILE]...'],
    'Shows text a page at a time. Space goes on, b goes back, / looks for something, q ends it.',
  ),
  man: page(
    1,
    'read a page of the manual',
    ['man [SECTION] NAME', 'man -k WORD'],
    'Shows the page of a command. -k lists the pages that speak of a word.',
  ),
  tar: page(
    1,
    'archives',
    ['tar -c|-x|-t [OPTIONS] [FILE]...'],
    '-c makes an archive, -x takes it apart, -t lists it; -f FILE names it, -z compresses it.',
  ),
  ssh: page(
    1,
    'a shell on another machine',
    ['ssh HOST [COMMAND]'],
    'Is not simulated; `minikube ssh` opens a shell on a node.',
  ),
  watch: page(
    1,
    'run a command again and again',
    ['watch [-n SECONDS] COMMAND'],
    'Runs a command every two seconds and shows what it prints, until Ctrl-C.',
  ),
  xargs: page(
    1,
    'words of the input as arguments',
    ['xargs [OPTIONS] COMMAND'],
    'Runs a command with the words of standard input. -n so many at a time, -I {} puts each where {} stands.',
  ),
  env: page(
    1,
    'another environment',
    ['env [NAME=VALUE]... [COMMAND]'],
    'Prints the environment, or runs a command in a changed one.',
  ),
  nc: page(
    1,
    'connections by hand',
    ['nc [-l] [-p PORT] [HOST] [PORT]'],
    'Connects standard input and output to a port of another machine, or waits for somebody with -l.',
  ),
}
