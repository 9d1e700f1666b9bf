# The author's guide.
guide-written = The guide was written to { $path }
guide-no-chapter = There is no chapter { $number }; the last is { $last }
