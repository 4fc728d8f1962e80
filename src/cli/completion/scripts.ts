/**
 * What `TOOL completion SHELL` prints: functions that ask the tool itself (`TOOL __complete`) what
 * the word that is being typed can become.
 *
 * @see https://github.com/spf13/cobra/blob/main/site/content/completions/_index.md
 */

/** The shells that there is a script for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const

/** A shell that there is a script for. */
type ShellName = (typeof SHELLS)[number]

/** Whether there is a script for a shell of this name. */
export const isShellName = (name: string): name is ShellName =>
  (SHELLS as readonly string[]).includes(name)

/** The script for a shell. */
export const completionScript = (tool: string, shell: ShellName): string => SCRIPTS[shell](tool)

/** A function's name may have no dash. */
const plain = (tool: string): string => tool.replaceAll('-', '_')

const bash = (tool: string): string => `# bash completion for ${tool}

__start_${tool}()
{
    local line=\${COMP_LINE:0:COMP_POINT} tab=$'\\t' longest=0 words=() found=()
    local cur=\${line##*[[:space:]]} out directive word about room
    COMPREPLY=()
    [[ -z $cur ]] && line+="''"
    # What was typed first is called, so that an alias is asked as it is used.
    out=$(eval "\${line%%[[:space:]]*} __complete \${line#*[[:space:]]}" 2>/dev/null)
    directive=\${out##*:}
    out=\${out%:*}
    [[ $directive =~ ^[0-9]+$ ]] || return
    [[ $cur == -*=* ]] && cur=\${cur#*=}
    (( directive & 1 )) && return
    (( directive & 2 )) && compopt -o nospace
    (( directive & 4 )) && compopt +o default
    (( directive & 32 )) && compopt -o nosort
    [[ -n $out ]] && mapfile -t words <<< "\${out%$'\\n'}"
    if (( directive & 24 )); then
        compopt -o filenames
        if (( directive & 8 )); then
            for word in "\${words[@]}"; do
                mapfile -t found < <(compgen -f -X "!*.$word" -- "$cur")
                COMPREPLY+=("\${found[@]}")
            done
        fi
        mapfile -t found < <(compgen -d -- "$cur")
        COMPREPLY+=("\${found[@]}")
        return
    fi
    for word in "\${words[@]}"; do
        [[ \${word%%$tab*} == "$cur"* ]] || continue
        found+=("$word")
        word=\${word%%$tab*}
        (( \${#word} > longest )) && longest=\${#word}
    done
    for word in "\${found[@]}"; do
        about=\${word#*$tab}
        word=\${word%%$tab*}
        # What describes a word is shown where there are several to choose from.
        if [[ $about != "$word" ]] && (( \${#found[@]} > 1 && COMP_TYPE != 37 && COMP_TYPE != 42 )); then
            room=$(( COLUMNS - longest - 4 ))
            if (( room > 8 )); then
                printf -v word '%-*s' "$longest" "$word"
            else
                room=$(( COLUMNS - \${#word} - 4 ))
            fi
            (( room > 0 && \${#about} > room )) && about="\${about:0:room-1}…"
            (( room > 0 )) && word+="  ($about)"
        fi
        # The shell has taken apart what was typed where these stand.
        [[ $cur == *:* ]] && word=\${word#"\${cur%"\${cur##*:}"}"}
        [[ $cur == *=* ]] && word=\${word#"\${cur%"\${cur##*=}"}"}
        COMPREPLY+=("$word")
    done
}

complete -o default -F __start_${tool} ${tool}
`

const zsh = (tool: string): string => `#compdef ${tool}
compdef _${plain(tool)} ${tool}

_${plain(tool)}()
{
    local out directive line word
    local -a found
    out=$(eval "\${words[1]} __complete \${words[2,CURRENT-1]} \${(q)words[CURRENT]}" 2>/dev/null)
    directive=\${out##*:}
    for line in \${(f)\${out%:*}}; do
        word=\${line%%$'\\t'*}
        word=\${word//:/\\\\:}
        [[ $line == *$'\\t'* ]] && word+=":\${line#*$'\\t'}"
        found+=("$word")
    done
    (( directive & 1 )) && return
    if (( directive & 24 )); then
        _files
    elif (( directive & 2 )); then
        _describe completions found -S ''
    else
        _describe completions found
    fi
    (( directive & 4 || \${#found} > 0 )) || _files
}

[[ \${funcstack[1]} == _${plain(tool)} ]] && _${plain(tool)}
`

const fish = (tool: string): string => `# fish completion for ${tool}

function __${plain(tool)}_complete
    set -l typed (commandline -opc)
    set -l out (eval $typed[1] __complete (string escape -- $typed[2..-1]) (string escape -- (commandline -ct)) 2>/dev/null)
    test (count $out) -gt 0; or return
    string match -v -r '^:[0-9]+$' -- $out
    string match -q ':0' -- $out[-1]; and __fish_complete_path (commandline -ct)
end

complete -c ${tool} -e
complete -c ${tool} -f -a '(__${plain(tool)}_complete)'
`

const powershell = (tool: string): string => `# powershell completion for ${tool}

Register-ArgumentCompleter -Native -CommandName '${tool}' -ScriptBlock {
    param($WordToComplete, $CommandAst, $CursorPosition)
    $Typed = "$CommandAst".Substring(0, [Math]::Min("$CommandAst".Length, $CursorPosition))
    $Program, $Arguments = $Typed.Split(' ', 2)
    if ($WordToComplete -eq '') { $Arguments = "$Arguments ''" }
    $Out = @(Invoke-Expression "$Program __complete $Arguments" 2>$null)
    $Out | Where-Object { $_ -notmatch '^:\\d+$' } | ForEach-Object {
        $Word, $About = $_.Split("\`t", 2)
        if (-not $About) { $About = $Word }
        if ($Word -like "$WordToComplete*") {
            [System.Management.Automation.CompletionResult]::new($Word, $Word, 'ParameterValue', $About)
        }
    }
}
`

const SCRIPTS: Readonly<Record<ShellName, (tool: string) => string>> = {
  bash,
  zsh,
  fish,
  powershell,
}
