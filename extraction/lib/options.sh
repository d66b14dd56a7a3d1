# What extraction/walk can be told. Sourced by it, after its defaults are set.
# shellcheck shell=bash

usage() {
    echo "usage: extraction/walk MODULE|all [--to STEP] [--undo-to STEP | --back] [--skip STEP,...] [--keep] [--load N] [--fault NAME,...|all] [--install]"
    echo "       extraction/walk --stop"
    echo "Exit code 0: every step did what it promises, and every invariant held."
    echo "  --to STEP       the last step, such as 70"
    echo "  --undo-to STEP  then undoes the steps after this one; for all: of each module, the last lifted first"
    echo "  --back          undoes all of them: --undo-to 10"
    echo "  --skip STEPS    leaves steps out; 30 and 90 build, and take the most time"
    echo "  --fault NAMES   what goes wrong on the way (${FAULTS[*]}): answers may be lost, but a repetition must succeed"
    echo "  --load N        requests per second ($rate); 0 for none"
    echo "  --install       installs what is missing, with sudo if need be; root does so anyway, see extraction/nginx/require"
    echo "  --keep          leaves everything running, except for the load; --stop ends it"
}

parse() {
    while (($# > 0)); do
        case $1 in
            -h | --help) usage && exit ;;
            --stop) stop_everything; exit ;;
            --install) extraction/nginx/require yes >/dev/null ;;
            --to | --undo-to | --skip | --load)
                (($# > 1)) || { usage >&2 && exit 64; }
                set_option "${1#--}" "$2" && shift
                ;;
            --fault) set_faults "${2:-}" && shift ;;
            --back) undo_to=10 ;;
            --keep) keep=yes ;;
            all) modules=("${ORDER[@]}") ;;
            *) is_module "$1" || { usage >&2 && exit 64; } && modules=("$1") ;;
        esac
        shift
    done
    ((${#modules[@]} > 0)) || { usage >&2 && exit 64; }
}

set_option() {
    [[ $2 =~ ^[0-9]+$ || $1 == skip && $2 =~ ^[0-9]+(,[0-9]+)*$ ]] || { usage >&2 && exit 64; }
    case $1 in
        to) to=$2 ;;
        undo-to) undo_to=$2 ;;
        skip) skip=$2 ;;
        load) rate=$2 ;;
    esac
}
