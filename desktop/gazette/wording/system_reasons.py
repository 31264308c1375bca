"""What the operating system says of a failed file in English → Chinese; a system in Chinese says it itself."""

import errno
import os

_BY_NAME = {
    "EPERM": "系统不允许这样做",
    "EACCES": "没有权限",
    "ENOENT": "找不到文件或文件夹",
    "EEXIST": "同名的文件已经存在",
    "ENOTDIR": "路径中有一段不是文件夹",
    "EISDIR": "这是文件夹，不是文件",
    "ENOTEMPTY": "文件夹不是空的",
    "EBUSY": "文件正被别的程序使用",
    "ETXTBSY": "文件正被别的程序使用",
    "EAGAIN": "文件暂时被占用",
    "EIO": "磁盘读写出错",
    "ENXIO": "设备没有接上",
    "ENODEV": "设备没有接上",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "已超过磁盘配额",
    "EFBIG": "文件太大",
    "EROFS": "磁盘是只读的",
    "EXDEV": "不能移到另一个磁盘",
    "ENAMETOOLONG": "文件名太长",
    "ELOOP": "链接绕成了圈",
    "EMFILE": "打开的文件太多",
    "ENFILE": "打开的文件太多",
    "ENOMEM": "内存不足",
    "EINVAL": "系统不接受这个文件名或操作",
    "ESTALE": "网络文件夹已经断开",
    "ETIMEDOUT": "网络没有回应",
    "EHOSTUNREACH": "连不上网络上的主机",
    "ENOTCONN": "网络没有连接",
    "EINTR": "操作被中断",
}
_CHINESE = {os.strerror(number): _BY_NAME[name] for number, name in errno.errorcode.items() if name in _BY_NAME} | {
    "not a regular file": "不是普通文件",
    "MemoryError": "内存不足",
    "RecursionError": "内容嵌套太深",
}


def reason_in_chinese(reason: str) -> str:
    """The Chinese words for what the system, or a reader, gives as its reason; an unknown one stays as it is."""
    return _CHINESE.get(reason, reason)
