# Completion of perfcheck for bash 4.4 or later; see docs/shell.md.
_perfcheck() {
    local command=$1 current=$2 whole='' before='' kind value rest name
    local -a plain=() files=()
    # shellcheck disable=SC2088 # the word is as it was typed
    [[ $command == '~/'* ]] && command=$HOME/${command:2}
    while IFS=$'\t' read -r kind value rest; do
        case $kind in
            # bash completes from the last = or : on, perfcheck tells whole words.
            word) whole=$value before=${value%"$current"} ;;
            plain) plain+=("${value#"$before"}") ;;
            file | dir) files=("$kind" "$value") ;;
        esac
    done < <("$command" __complete bash "$1" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    COMPREPLY=("${plain[@]}")
    [[ ${#plain[@]} -eq 1 && ${plain[0]} == *= ]] && compopt -o nospace
    [[ ${#files[@]} -eq 0 ]] && return
    compopt -o filenames
    while IFS= read -r name; do
        name=${files[1]}$name
        COMPREPLY+=("${name#"$before"}")
    done < <(compgen "-${files[0]:0:1}" -- "${whole#"${files[1]}"}")
}
complete -F _perfcheck perfcheck
