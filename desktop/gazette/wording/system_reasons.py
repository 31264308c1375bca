"""What the operating system says of a failed file in English → Chinese; a system in Chinese says it itself."""

import errno
import os

_BY_NUMBER = {
    errno.EPERM: "系统不允许这样做",
    errno.EACCES: "没有权限",
    errno.ENOENT: "找不到文件或文件夹",
    errno.EEXIST: "同名的文件已经存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EBUSY: "文件正被别的程序使用",
    errno.ETXTBSY: "文件正被别的程序使用",
    errno.EAGAIN: "文件暂时被占用",
    errno.EIO: "磁盘读写出错",
    errno.ENXIO: "设备没有接上",
    errno.ENODEV: "设备没有接上",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "已超过磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EROFS: "磁盘是只读的",
    errno.EXDEV: "不能移到另一个磁盘",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.ENOMEM: "内存不足",
    errno.EINVAL: "系统不接受这个文件名或操作",
    errno.ESTALE: "网络文件夹已经断开",
    errno.ETIMEDOUT: "网络没有回应",
    errno.EHOSTUNREACH: "连不上网络上的主机",
    errno.ENOTCONN: "网络没有连接",
    errno.EINTR: "操作被中断",
}
_CHINESE = {os.strerror(number): words for number, words in _BY_NUMBER.items()} | {
    "not a regular file": "不是普通文件",
    "MemoryError": "内存不足",
    "RecursionError": "内容嵌套太深",
}


def reason_in_chinese(reason: str) -> str:
    """The Chinese words for what the system, or a reader, gives as its reason; an unknown one stays as it is."""
    return _CHINESE.get(reason, reason)
