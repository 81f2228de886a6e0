"""What systems, disks and programs leave in a folder of photographs: nobody put it there to be shown.

A picture in a wastebasket was thrown away, and a thumbnail is no photograph; so these folders are passed
over like hidden ones.
"""

from __future__ import annotations

import re

# By what leaves it; compared without letters' case.
_FOLDERS = frozenset(
    (
        *("@eadir", "@tmp", "@sharebin", "#recycle", "#snapshot", "@sharesnap"),  # Synology
        *("@recycle", "@recently-snapshot", "@qsync", "@transcode"),  # QNAP; .@__thumb is hidden
        *("$recycle.bin", "recycler", "recycled", "system volume information", "$winreagent"),  # Windows
        *("__macosx", "network trash folder", "temporary items", "backups.backupdb"),  # macOS
        *("trash", "lost+found", "found.000", "lost.dir"),  # disks, after they were mended; Android
        *("dfsrprivate", "_gsdata_", "$av_asw"),  # programs that copy folders, or watch over them
    )
)
_FOLDER_ENDINGS = (".lrdata", ".lrlibrary", ".cocatalog")  # previews of Lightroom and Capture One
_FOUND = re.compile(r"found\.\d{3}|(?:dir|lost)\d{4,}\.chk", re.IGNORECASE)
_FILES = frozenset(
    (
        *(
            "thumbs.db",
            "ehthumbs.db",
            "ehthumbs_vista.db",
            "desktop.ini",
            "folder.ini",
            "icon\r",
            "icon\uf00d",
        ),
        *("picasa.ini", "zbthumbnail.info", "indexervolumeguid", "synofile_thumb", "album.xmp"),
    )
)
# Synology also puts its marks beside the files: hall.jpg@SynoEAStream, hall.jpg@SynoResource.
_FILE = re.compile(
    r"^(?:synophoto_|synoindex_|synofile_|~\$)|@syno\w+$|^~.*\.tmp$|~$|^sync\.ffs_(?:db|lock)$", re.IGNORECASE
)


def is_litter(name: str, *, folder: bool) -> bool:
    """Whether a file or a folder of this name, one part of a path, is passed over without a word."""
    plain = name.casefold()
    if plain.startswith("."):
        return True
    if folder:
        return plain in _FOLDERS or plain.endswith(_FOLDER_ENDINGS) or bool(_FOUND.fullmatch(plain))
    return plain in _FILES or bool(_FILE.search(plain))
