check /dev/null
