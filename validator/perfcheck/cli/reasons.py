"""Why the system would not open, read or write something, in the user's language."""

import errno

_REASONS = {
    "ENOENT": ("文件或文件夹不存在", "no such file or folder"),
    "EACCES": ("没有权限", "permission denied"),
    "EPERM": ("系统不允许这样做", "the system does not allow it"),
    "EISDIR": ("这是文件夹，不是文件", "it is a folder, not a file"),
    "ENOTDIR": ("路径中有一段不是文件夹", "a part of the path is not a folder"),
    "EEXIST": ("已有同名的文件", "there is a file of that name already"),
    "ENAMETOOLONG": ("名称太长", "the name is too long"),
    "ELOOP": ("符号链接绕成了圈", "links that lead in a circle"),
    "ENXIO": ("这不是普通文件", "it is not an ordinary file"),
    "ENOSPC": ("磁盘已满", "the disk is full"),
    "EDQUOT": ("超出磁盘配额", "the disk quota is used up"),
    "EFBIG": ("文件太大", "the file is too large"),
    "EROFS": ("磁盘是只读的", "the disk is read-only"),
    "EBUSY": ("正被别的程序使用", "another program is using it"),
    "ETXTBSY": ("正被别的程序使用", "another program is using it"),
    "EMFILE": ("打开的文件太多", "too many open files"),
    "ENFILE": ("打开的文件太多", "too many open files"),
    "EIO": ("磁盘读写出错", "an error of the disk"),
    "ESTALE": ("网络文件夹已失效", "the network folder is gone"),
    "ETIMEDOUT": ("网络文件夹没有响应", "the network folder does not answer"),
}


def reason(error: OSError | ValueError, lang: str) -> str:
    """What to tell of ``error``; where it is an unusual one, the system's own words. Of a file that
    does not exist it also tells the one that was probably meant.

    A ValueError is what Python makes of a path that no system takes.
    """
    if isinstance(error, ValueError):
        return "a name that no file can have" if lang == "en" else "这样的名称不可能是文件"
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    if known is None:
        return error.strerror or str(error)
    if isinstance(error, FileNotFoundError) and isinstance(error.filename, str):
        from perfcheck.cli.nearby import suggesting_path

        return suggesting_path(known[lang == "en"], error.filename, lang)
    return known[lang == "en"]
