# Completion of perfcheck for fish 3 or later; see docs/shell.md.
function __perfcheck_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    for line in ($before[1] __complete fish $before[2..] "$current" 2>/dev/null)
        set -l parts (string split \t -- $line)
        switch $parts[1]
            case plain
                printf '%s\t%s\n' $parts[2] "$parts[3]"
            case file dir
                set -l rest (string sub -s (math (string length -- "$parts[2]") + 1) -- "$current")
                set -l found (__fish_complete_path "$rest")
                test $parts[1] = dir && set found (__fish_complete_directories "$rest")
                for path in $found
                    printf '%s%s\n' "$parts[2]" $path
                end
        end
    end
end
complete -c perfcheck -f -a '(__perfcheck_complete)'
