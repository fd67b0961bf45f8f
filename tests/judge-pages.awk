# Reads windows of pages (--to pages); says a fault a line: what is outside the
# page, texts over one another, lines through letters, and what is read at a
# contrast below 4.5:1 (icons: 3:1) with what lies behind it.
function digit(s, i) { return index("0123456789abcdef", substr(s, i, 1)) - 1 }
function part(s, i,  v) {
    v = (16 * digit(s, i) + digit(s, i + 1)) / 255
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ^ 2.4
}
function light(s) {
    return 0.2126 * part(s, 2) + 0.7152 * part(s, 4) + 0.0722 * part(s, 6)
}
function contrast(s, t,  a, b) {
    a = light(s) + 0.05
    b = light(t) + 0.05
    return a > b ? a / b : b / a
}
function fault(s) { print "page " page ": " s ": " $0 }
function behind(x, y,  i) {
    for (i = grounds; i; i--)
        if (x >= gx[i] && x <= gr[i] && y >= gy[i] && y <= gb[i])
            return gc[i]
    return "#ffffff"
}
# The colours that `rest` of a line names, black when it names none.
function colors(least, rest, x, y,  any) {
    any = match(rest, color)
    if (!any && contrast("#000000", behind(x, y)) < least)
        fault("contrast of black")
    while (match(rest, color)) {
        if (contrast(substr(rest, RSTART, 7), behind(x, y)) < least)
            fault("contrast")
        rest = substr(rest, RSTART + 7)
    }
}
BEGIN {
    h = "[0-9a-f]"
    color = "#" h h h h h h
}
$1 == "page" {
    page = $2; wide = $3; high = $4
    texts = rules = grounds = 0
    next
}
{ x = $2 + 0; y = $3 + 0; w = $4 + 0; h = $5 + 0 }
$1 == "rule" && h > 60 {
    grounds++
    gx[grounds] = x; gr[grounds] = x + w
    gy[grounds] = y; gb[grounds] = y + h; gc[grounds] = $7
}
$1 == "text" {
    top = y - 0.66 * h; low = y + 0.2 * h
    if (x < 12 || x + w > wide - 12 || top < 12 || low > high - 12)
        fault("outside the page")
    rest = $0
    sub(/^.*"/, "", rest)
    colors(4.5, rest, x + w / 2, y - h / 4)
    for (i = 1; i <= texts; i++)
        if (x + 0.5 < tr[i] && tx[i] + 0.5 < x + w && top < tb[i] && tt[i] < low)
            fault("over text " i)
    for (i = 1; i <= rules; i++)
        if (x < rr[i] && rx[i] < x + w && ry[i] < y - 0.1 && ry[i] > top)
            fault("a line strikes letters")
    texts++
    tx[texts] = x; tr[texts] = x + w; tt[texts] = top; tb[texts] = low; ty[texts] = y
}
$1 == "rule" && h <= 60 {
    if (x < 0 || x + w > wide + 0.01 || y < 0 || y + h > high)
        fault("outside the page")
    for (i = 1; i <= texts; i++)
        if (x < tr[i] && tx[i] < x + w && y + h > tt[i] && y < ty[i] - 0.1)
            fault("a line strikes letters")
    rules++
    rx[rules] = x; rr[rules] = x + w; ry[rules] = y
}
$1 == "icon" { colors(3, $0, x, y) }
$1 == "icon" || $1 == "image" || $1 == "link" {
    if (x < 0 || x + w > wide || y < 0 || y + h > high)
        fault("outside the page")
}
