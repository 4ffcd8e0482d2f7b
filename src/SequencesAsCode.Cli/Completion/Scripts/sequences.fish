# Completion of 'sequences' for fish. Load it in ~/.config/fish/config.fish:
#   sequences completion fish | source
function __sequences_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    set -l prefix (string match -r -- '^-[^=]*=' "$current")
    set -l typed (string replace -r -- '^-[^=]*=' '' "$current")
    for line in ($program __complete $words "$current" 2>/dev/null)
        switch $line
            case ':files'
                for path in (__fish_complete_path "$typed")
                    echo "$prefix$path"
                end
            case ':folders'
                for path in (__fish_complete_directories "$typed")
                    echo "$prefix$path"
                end
            case '*'
                echo $line
        end
    end
end
complete -c sequences -f -a '(__sequences_complete)'
