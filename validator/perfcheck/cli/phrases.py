"""What the command line says about a run, in Chinese and in English."""

from collections.abc import Mapping, Sequence

_PHRASES: Mapping[str, tuple[str, str]] = {
    "error": ("错误：{}", "error: {}"),
    "note": ("提示：{}", "note: {}"),
    "usage-error": ("用法错误：{}", "usage error: {}"),
    "see-help": ("用法见 {} --help", "See {} --help"),
    "no-option": ("没有选项 {}", "there is no option {}"),
    "no-word": ("没有命令 {}，也没有这个文件", "there is no command {}, nor such a file"),
    "dash-value": (
        "{}；以 - 开头的值要写在 -- 后面：perfcheck value -- …",
        "{}; a value that begins with - goes after --: perfcheck value -- …",
    ),
    "extra": ("多出来的 {}", "one too many: {}"),
    "no-command": ("{} 后面要写命令：{}", "{} needs a command: {}"),
    "did-you-mean": ("{}；是不是 {}？", "{}; did you mean {}?"),
    "missing": ("缺少 {}", "{} is missing"),
    "not-a-choice": ("{} 只能是：{}", "{} must be one of: {}"),
    "bad-value": ("{}：{}", "{}: {}"),
    "not-a-count": (
        "{} 要写不小于 {} 的整数，不是 {}",
        "{} takes a whole number from {} on, not {}",
    ),
    "needs-value": ("选项 {} 后面要有值", "option {} needs a value"),
    "file-missing": ("文件不存在", "no such file"),
    "file-trouble": ("无法读取：{}", "cannot be read: {}"),
    "folder-empty": (
        "文件夹里没有可核对的文件（{}）",
        "the folder holds no file of a kind that can be checked ({})",
    ),
    "passed-over": (
        "文件夹里有 {} 个文件不是可以核对的种类，没有核对：{}",
        "files in folders that are of no kind that can be checked, and were not: {} ({})",
    ),
    "no-stdin": ("没有标准输入", "there is no standard input"),
    "undecodable": ("这一行既不是 UTF-8 也不是 GB18030", "this line is neither UTF-8 nor GB18030"),
    "no-table": ("没有找到绩效目标表", "no performance-target table found"),
    "previous-trouble": (
        "上年的表 {} 没有读出：{}",
        "last year's table {} could not be read: {}",
    ),
    "defect": (
        "perfcheck 自身出错：{}\n"
        "这是程序的缺陷，不是表的问题。请把这条信息连同所用命令报告给维护者；"
        "设 PERFCHECK_DEBUG=1 再运行可看到全部细节。",
        "a defect of perfcheck itself: {}\n"
        "Your table is not at fault. Please report this message with the command you ran; "
        "run again with PERFCHECK_DEBUG=1 to see every detail.",
    ),
    "defect-short": ("perfcheck 自身出错，没有核对完", "not checked: a defect of perfcheck itself"),
    "worker-died": (
        "核对它的进程中途结束（{}），没有核对完",
        "not checked: the process that checked it ended early ({})",
    ),
    "report-unkept": (
        "放不下各文件的核对结果：{}（临时文件夹由环境变量 TMPDIR 指定）",
        "no room for what was found in each file: {} (TMPDIR says where temporary files go)",
    ),
    "verify-unread": ("报告 {} 读不了：{}", "the report {} cannot be read: {}"),
    "verify-version": (
        "报告由 perfcheck {} 写成，现在是 {}",
        "written by perfcheck {}, and this is {}",
    ),
    "verify-rules": (
        "规则已改动（sha256 {}…，现在 {}…）",
        "the rulebook has changed (sha256 {}…, now {}…)",
    ),
    "verify-same": ("{}：相同（{} 个问题）", "{}: the same ({} findings)"),
    "verify-changed": ("{}：文件已改动", "{}: the file has changed"),
    "verify-unreadable": ("{}：读不了", "{}: cannot be read"),
    "verify-differs": (
        "{}：文件和规则相同，核对结果不同",
        "{}: the same file and rulebook, and another result",
    ),
    "verify-otherwise": (
        "{}：文件相同，按现在的规则结果不同",
        "{}: the same file, and another result by the rules of now",
    ),
    "verify-new": ("{}：报告里没有这个文件", "{}: not in the report"),
    "verify-parts": (
        "报告中的 {} 与重新核对的不同",
        "other in the report than checked again: {}",
    ),
    "verify-holds": ("报告成立。", "The report holds."),
    "verify-fails": ("报告与现在的核对不一致。", "The report does not hold."),
    "watch-checked": ("{} 核对", "checked at {}"),
    "watch-waits": ("等待文件改动，Ctrl-C 结束", "waiting for files to change; Ctrl-C ends"),
    "watch-stdin": (
        "--watch 要看着文件，标准输入没有文件可看",
        "--watch looks at files, and standard input is none",
    ),
    "watch-fix": (
        "--watch 只核对不改文件，不能与 --fix、--unsafe-fixes 同用",
        "--watch checks and changes nothing: it goes with neither --fix nor --unsafe-fixes",
    ),
    "interrupted": ("已中断", "interrupted"),
    "no-rules": ("{} 里没有规则文件", "{} holds no rule files"),
    "cases": (
        "{} 条规则，{} 个用例：{} 个符合，{} 个不符。",
        "{} rules, {} cases: {} passed, {} failed.",
    ),
    "examples": (
        "{} 个词表例子：{} 个符合，{} 个不符。",
        "{} examples of word lists: {} passed, {} failed.",
    ),
    "without": ("去掉 {}", "without {}"),
    "unnoticed-words": (
        "terms.{} words: {} 个词中去掉 {} 个都没有用例察觉：{}",
        "terms.{} words: of {}, nothing notices the loss of {}: {}",
    ),
    "mutants-conditions": (
        "条件：{} 处改动，用例察觉 {} 处（{}%）",
        "conditions: {} changes, {} noticed by cases ({}%)",
    ),
    "mutants-thresholds": (
        "限值：{} 处改动，用例察觉 {} 处（{}%）",
        "thresholds: {} changes, {} noticed by cases ({}%)",
    ),
    "mutants-masks": (
        "排除语：{} 条，用例和例子察觉 {} 条（{}%）",
        "masks: {}, {} noticed by cases and examples ({}%)",
    ),
    "mutants-words": (
        "词语：{} 个，用例和例子察觉 {} 个（{}%）",
        "words: {}, {} noticed by cases and examples ({}%)",
    ),
    "pages": ("{} 条规则的说明页写在 {}", "pages of {} rules written to {}"),
    "pages-folder": ("不能写入 {}：{}", "cannot write to {}: {}"),
    "config-trouble": (
        "配置文件 {} 读不了：{}",
        "configuration file {} cannot be read: {}",
    ),
    "fixed": ("{}：已修正 {}", "{}: {} applied"),
    "not-fixed": ("{}：没有修正 {}", "{}: {} not applied"),
    "fix-none": ("没有可以自动修正的问题", "there is nothing to fix by machine"),
    "fix-none-safe": (
        "没有可以放心自动修正的问题；要人确认的有 {} 处，看 --unsafe-fixes --diff",
        "there is nothing that is safe to fix; fixes to look at: {}, with --unsafe-fixes --diff",
    ),
    "fix-overlap": ("与另一处修正改的是同样的字", "another fix changes the same characters"),
    "fix-unproven": ("改后重新核对，未能证实", "a second check did not bear it out"),
    "fix-unproven-codes": ("改后会出现新的问题 {}", "it would bring new findings: {}"),
    "fix-encoding": (
        "文件的编码不规整，改写会动到别的字节",
        "the file's encoding is irregular, so that other bytes would change",
    ),
    "fix-changed": ("核对期间文件已被改动", "the file has changed since it was read"),
    "fix-unwritten": ("{} 没有写入：{}", "{} was not written: {}"),
    "fix-stdin": ("标准输入不能改写，请用 --diff", "standard input cannot be fixed: use --diff"),
    "baseline-trouble": (
        "基线文件 {} 读不了：{}（要新建，用 perfcheck baseline write）",
        "the baseline {} cannot be read: {} (perfcheck baseline write makes one)",
    ),
    "baseline-unwritten": ("基线文件 {} 写不了：{}", "the baseline {} cannot be written: {}"),
    "baseline-written": ("{}：记下 {} 个问题", "{}: findings accepted: {}"),
    "baseline-pruned": (
        "{}：去掉 {} 个已不存在的问题，还有 {} 个",
        "{}: dropped {} that are no longer found, {} left",
    ),
    "rule-taken": ("{} {} 已有：{}", "{} {} is taken: {}"),
    "rule-start": (
        "代码 {0} 不行：--select {1} 会连 {2} 也选上",
        "{0} will not do: --select {1} would take in {2} as well",
    ),
    "rule-unwritten": ("{} 写不了：{}", "{} cannot be written: {}"),
    "rule-new": (
        "{0}\n试用例：perfcheck rules test {1}\n看说明：perfcheck explain {2} --rules {1}",
        "{0}\nRun its cases: perfcheck rules test {1}\n"
        "See its page: perfcheck explain {2} --rules {1}",
    ),
    "report-shape": (
        "--report 要写成 FORMAT=FILE，不是 {}",
        "--report takes FORMAT=FILE, not {}",
    ),
    "report-format": ("--report 没有格式 {}，只有：{}", "--report has no format {}, only: {}"),
    "report-stdout": (
        "--report {}=- 不行：报告要写进文件，标准输出用 --format",
        "--report {}=- does not do: a file is needed; standard output is for --format",
    ),
    "report-ending": (
        "--report {1}={0}：文件名要以 {2} 结尾",
        "--report {1}={0}: the name of the file must end in {2}",
    ),
    "report-twice": (
        "--report 有两份报告要写进 {}",
        "--report would write two reports to {}",
    ),
    "report-input": (
        "报告不能写进 {}：这是要核对的文件",
        "no report can be written to {}: it is a file that the check reads",
    ),
    "report-unwritten": ("报告 {} 写不了：{}", "the report {} cannot be written: {}"),
    "unwritten": ("输出没有写完：{}", "not all of the output could be written: {}"),
    "summary-unwritten": (
        "任务摘要 {} 写不了：{}",
        "the job summary {} cannot be written: {}",
    ),
    "report-folder": ("这是文件夹", "it is a folder"),
    "report-forbidden": ("文件夹没有写入的权限", "permission to write into its folder is denied"),
    "no-folder": ("没有文件夹 {}", "there is no folder {}"),
    "rules-folder": ("规则文件夹 {} 读不了：{}", "rule folder {} cannot be read: {}"),
}


def phrase(lang: str, name: str, *values: object) -> str:
    """The phrase called ``name`` in ``lang`` with its gaps filled."""
    return _PHRASES[name][lang == "en"].format(*values)


def language(arguments: Sequence[str]) -> str:
    """The language asked for, known before (and even if) the arguments turn out wrong."""
    for option, value in zip(arguments, (*arguments[1:], ""), strict=False):
        if option == "--lang=en" or (option == "--lang" and value == "en"):
            return "en"
    return "zh"
