# The folder that is handed out.

package-made = { $path } is made; copy the whole folder, or pack it, and hand it out
package-exists = { $path } exists already; remove it or name another place
package-no-cargo = What is inside the program cannot be listed: the folder is made where the program was built, { $path }, with cargo ({ $reason })
package-debug = This is a build for trying out: it reads its content where it was built. Hand out what “cargo run --release -- package” makes.
package-start = Start the file “hotwash” with a double click. If nothing happens, allow it to be run as a program in its properties, or start it from a terminal.
package-start-windows = Start the file “hotwash.exe” with a double click. If Windows warns of an unknown publisher, choose “More info” and “Run anyway”.
package-read-me =
    Hotwash { $version }
    Consular crisis management exercises. What it shows is an exercise, never a real event.

    Start
    { $start }
    Nothing has to be installed and no network is needed. The folder may stand anywhere, on a USB stick too.

    Your files
    Exercises and settings are kept in the folder “Hotwash” in your documents, or in your home folder where there are no documents. To take them elsewhere, copy that folder. The environment variable HOTWASH_HOME names another one.

    In the terminal
    { $command } play
    { $command } --help

    If no window opens
    1. Update the driver of the graphics card. On Linux install the package mesa-vulkan-drivers: it draws without a graphics card.
    2. Until then, play in the terminal.
    3. If the window closed by itself, hand the file problem.txt from the folder of your exercises to who looks after the program. Your exercise is saved.

    The licences of the faces and of everything else inside are in the folder “licences”.
