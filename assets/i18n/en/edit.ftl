# Edits of authors' files.

edit-no-path = “{ $path }” is no path such as injects[first-call].text.ka
edit-whole-file = the whole of a file cannot be removed or moved
edit-no-field = there is no field “{ $name }” here
edit-no-item = there is no “{ $name }” here
edit-no-number = there is no item with the number { $name } here; counted from 0, there are { $count }
edit-several = several things here answer to { $name }
edit-exists = this is there already and is no list that something could be added to
edit-no-room = nothing with a name can be added here
edit-in-a-mistake = this cannot be changed while there is a mistake of writing here
edit-bad-value = “{ $text }” is not one value as a file would hold it
edit-would-break = the file could not be read after this change
edit-changed-meanwhile = “{ $text }” does not stand here: the file was changed meanwhile
edit-too-much = this is too much at once: { $count }, at most { $limit }
mend-e001 = write fields with a full stop between, ids and numbers in square brackets
mend-e002 = name something that is there
mend-e003 = name it by its number, counted from 0
mend-e004 = change it instead of adding it
mend-e005 = name a list, or a record with named fields
mend-e006 = mend the mistake first
mend-e007 = write one value, such as "15m", 3 or (id: "a")
mend-e008 = look at the value and the place again
mend-e009 = check the file again
mend-e010 = change the file in several steps

fix-file = { $path }: { $count ->
    [one] one place was mended
   *[other] { $count } places were mended
}
fix-file-would = { $path }: { $count ->
    [one] one place would be mended
   *[other] { $count } places would be mended
}
fix-kept = The file as it was is kept: { $copy }. To put it back: hotwash check --undo { $path }
fix-nothing = Nothing can be mended with certainty
fix-undone = { $path } is again as it was; the mended one is kept: { $copy }
fix-no-copy = There is nothing to put back at { $path }
fix-changed = { $path } was changed meanwhile; nothing was written. Run the command again
