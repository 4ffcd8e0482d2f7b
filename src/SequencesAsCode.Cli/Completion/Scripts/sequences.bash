# Completion of 'sequences' for bash. Load it in ~/.bashrc:
#   source <(sequences completion bash)
_sequences_complete() {
    local -a words=()
    local i piece joined="" value about prefix
    # bash splits words at '=': join '--format', '=' and 'json' again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        piece="${COMP_WORDS[i]}"
        if [[ ${#words[@]} -gt 0 && ( $piece == "=" || -n $joined ) ]]; then
            words[${#words[@]} - 1]+="$piece"
        else
            words+=("$piece")
        fi
        joined=""
        [[ $piece == "=" ]] && joined=yes
    done
    local current="${words[${#words[@]} - 1]}"
    local typed="$current"
    prefix=""
    if [[ $current == -*=* ]]; then
        prefix="${current%%=*}="
        typed="${current#*=}"
    fi
    COMPREPLY=()
    while IFS=$'\t' read -r value about; do
        case $value in
            :files)
                compopt -o filenames 2>/dev/null
                while IFS= read -r piece; do COMPREPLY+=("$piece"); done < <(compgen -f -- "$typed")
                ;;
            :folders)
                compopt -o filenames 2>/dev/null
                while IFS= read -r piece; do COMPREPLY+=("$piece"); done < <(compgen -d -- "$typed")
                ;;
            *) COMPREPLY+=("${value#"$prefix"}") ;;
        esac
    done < <("${1/#\~/$HOME}" __complete "${words[@]}" 2>/dev/null)
}
complete -F _sequences_complete sequences
