# Spreadsheets.

sheet-too-many-bytes = This file is too large: at most { $limit } MB can be read
sheet-old-or-locked = This is an old .xls file, or one locked with a password. Open it in Excel and save it as .xlsx without a password
sheet-not-utf8 = This is neither a .xlsx file nor a .csv file in UTF-8. In Excel, save it as “Excel Workbook” or “CSV UTF-8”
sheet-broken = The file is damaged, or is no .xlsx file. Open it in Excel and save it as .xlsx again
sheet-no-book = There are no sheets in this file. Name a .xlsx or .csv file
sheet-too-many-pieces = The file consists of too many pieces: at most { $limit } are read. Save it as a plain .xlsx
sheet-unpacks-too-large = Unpacked, the file is too large: at most { $limit } MB are read
sheet-too-many-sheets = Too many sheets: at most { $limit }. Split the file
sheet-too-many-cells = Too many cells: at most { $limit }. Split the file
sheet-too-many-rows = Sheet “{ $sheet }” has too many rows (something stands in { $cell }): at most { $limit }. Delete what is below your table, or split it
sheet-too-many-columns = Sheet “{ $sheet }” has too many columns (something stands in { $cell }): at most { $limit }. Delete what is beside your table
sheet-cell-too-long = Sheet “{ $sheet }”, cell { $cell }: the text is longer than { $limit } characters. Shorten it
sheet-name-twice = There are two sheets “{ $sheet }”, or its name is empty
sheet-cannot-write = The sheets cannot be written ({ $reason })
