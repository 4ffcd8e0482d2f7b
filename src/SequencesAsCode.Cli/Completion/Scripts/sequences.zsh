#compdef sequences
# Completion of 'sequences' for zsh. Load it in ~/.zshrc after compinit:
#   source <(sequences completion zsh)
_sequences() {
    local -a plain described
    local line value about paths=""
    while IFS=$'\t' read -r value about; do
        case $value in
            :files) paths=files ;;
            :folders) paths=folders ;;
            *)
                value=${value//:/\\:}
                if [[ -n $about ]]; then described+=("$value:$about"); else plain+=("$value"); fi
                ;;
        esac
    done < <("${(Q)words[1]/#\~/$HOME}" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#described )) && _describe -V 'sequences' described
    (( $#plain )) && _describe -V 'value' plain
    if [[ -n $paths ]]; then
        compset -P '-*='
        if [[ $paths == folders ]]; then _files -/; else _files; fi
    fi
}
if [[ $funcstack[1] == _sequences ]]; then
    _sequences "$@"
else
    compdef _sequences sequences
fi
