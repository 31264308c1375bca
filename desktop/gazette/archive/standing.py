"""Where an archive stands: on a disk of this computer, across a network, or in a folder that a program synchronises.

A log in shared memory (WAL) is for one computer; what copies a file while it is written copies no whole archive.
"""

import sys
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

Standing = Literal["local", "network", "synchronised"]

_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "webdav", "davfs"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2"),
        *("sshfs", "davfs2", "rclone", "gvfsd-fuse", "smbnetfs", "curlftpfs", "s3fs"),
        # what another system on the same computer shares: its memory is not shared
        *("9p", "drvfs", "virtiofs", "vboxsf", "vmhgfs", "vmhgfs-fuse", "prl_fs"),
    }
)
"""Kinds of file systems that are not on a disk of this computer; those of FUSE without ``fuse.``."""

_SYNCHRONISED = (
    *("onedrive", "dropbox", "nextcloud", "owncloud", "seafile", "synology drive", "synologydrive", "megasync"),
    *("google drive", "googledrive", "icloud drive", "iclouddrive", "mobile documents", "cloudstorage", "box sync"),
    *(
        "坚果云",
        "我的坚果云",
        "nutstore",
        "nutstore files",
        "百度网盘",
        "百度云同步盘",
        "baidunetdisk",
        "baidusyncdisk",
    ),
    *("wps云盘", "wpsdrive", "阿里云盘", "微云同步助手", "weiyun", "腾讯微云", "天翼云盘", "360云盘"),
)
"""What folders are called, in small letters, that a program carries elsewhere."""

_MORE = (" ", "-", "(", "（", "同步")
"""What may follow: OneDrive - Office, Dropbox (Personal), GoogleDrive-name, 百度网盘同步空间."""

_DRIVE_REMOTE = 4


class Mount(NamedTuple):
    """Where a file system begins, and its kind."""

    point: str
    kind: str


def standing_of(archive: Path) -> Standing:
    """Where the archive at a path stands, links followed."""
    whole = archive.absolute().parent.resolve()
    if is_synchronised(whole) or is_synchronised(archive.absolute().parent):
        return "synchronised"
    return "network" if _is_remote(whole) else "local"


def is_synchronised(folder: PurePath) -> bool:
    """Whether a folder is, by its name or one above, that of a program which synchronises."""
    for part in folder.parts:
        called = part.casefold()
        for name in _SYNCHRONISED:
            if called == name or (called.startswith(name) and called[len(name) :].startswith(_MORE)):
                return True
    return False


def is_on_network(folder: PurePath, mounts: list[Mount]) -> bool:
    """Whether the file system that a folder is on is one that is not on a disk of this computer."""
    own = [mount for mount in mounts if folder.is_relative_to(mount.point)]
    if not own:
        return False
    # Of two in one place the later one covers the other.
    kind = max(enumerate(own), key=lambda each: (len(PurePath(each[1].point).parts), each[0]))[1].kind
    return kind.lower().removeprefix("fuse.") in _NETWORK


if sys.platform == "win32":
    import ctypes

    def _is_remote(folder: Path) -> bool:
        if folder.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)

else:

    def _is_remote(folder: Path) -> bool:
        import psutil  # noqa: PLC0415 -- asked once for an archive that is opened

        try:
            mounts = [Mount(each.mountpoint, each.fstype) for each in psutil.disk_partitions(all=True)]
        except (OSError, RuntimeError):  # a system that does not tell
            return False
        return is_on_network(folder, mounts)
