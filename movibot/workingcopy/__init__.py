"""A working copy: pages of a wiki as files in a folder, edited offline and sent back without loss.

    wiki --stamps, texts--> pulling --> files, bases
    files, bases --> pushing --> plan --> apply --> bases

A base is a page as it was when its file was last the same as the wiki's text: what stands on either side is compared
with it. What both sides changed is merged in the file, or marked there as a conflict; it is never sent unseen.
"""
