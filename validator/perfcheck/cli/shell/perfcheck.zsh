#compdef perfcheck
# Completion of perfcheck for zsh; see docs/shell.md.
_perfcheck() {
    local line kind value told
    local -a parts plain open
    local files= before=
    for line in "${(@f)$("${(@)${~${(Q)words[1]}}}" __complete zsh \
            "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        parts=("${(@ps:\t:)line}")
        kind=$parts[1] value=$parts[2]
        told=${value//\\/\\\\}
        told=${told//:/\\:}${parts[3]:+:$parts[3]}
        case $kind in
            plain) [[ $value == *= ]] && open+=("$told") || plain+=("$told") ;;
            file|dir) files=$kind before=$value ;;
        esac
    done
    # -U: what is told replaces the word, also where it differs in case.
    (( $#plain )) && _describe -V perfcheck plain -U
    (( $#open )) && _describe -V perfcheck open -U -S ''
    if [[ -n $files ]]; then
        [[ -n $before ]] && compset -P "${(b)before}"
        [[ $files == dir ]] && _files -/ || _files
    fi
}
# Run from a folder of $fpath, or read by eval in .zshrc.
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _perfcheck "$@"
else
    compdef _perfcheck perfcheck
fi
