# Measures the lines of a PDF of plain paragraphs, whoever set them, from
# where its glyphs stand: reads what `mutool draw -F trace` says.
#   awk -v size=10 -v measure=468 -f lines.awk
# Only type of `size` counts. It prints: lines, hyphens, lines that end in one
# after a line that does, runts, lines that run over the measure by more than
# a quarter of an em (no mark stands out so far), the deviation of word spaces
# from their mean and the widest of them, both as a share of the mean, and the
# deviation of the right edge in points. Last lines of paragraphs count for
# none of the latter three.
#
# A line ends in a hyphen when its last glyph reads as one, or when the line
# after begins with a glyph that reads as nothing: then a word was broken, and
# the whole of it is read on the first line. A runt is a last line narrower
# than 12 % of the measure or of one word of at most 5 letters.

function attribute(name,    at, rest) {
    at = index($0, " " name "=\"")
    if (!at) return ""
    rest = substr($0, at + length(name) + 3)
    return substr(rest, 1, index(rest, "\"") - 1)
}

function is_space(c) { return c == " " || c == "\302\240" }
function is_hyphen(c) { return c == "-" || c == "\302\255" || c == "\342\200\220" }
function is_nothing(c) { return c == "" || c == "\342\200\213" || c == "\357\273\277" }

/<page / { pages++ }

/<fill_text / { split(attribute("transform"), to, " ") }

/<span / {
    split(attribute("trm"), trm, " ")
    wide = trm[1] * to[1]
    tall = trm[4] * to[4]
    if (tall < 0) tall = -tall
    counts = tall > size - 0.05 && tall < size + 0.05
}

# The letters of a ligature but the first have no glyph.
/<g / && counts && / glyph="/ {
    c = attribute("unicode")
    x = attribute("x") * to[1] + to[5]
    y = attribute("y") * to[4] + to[6]
    # A baseline is a line; pages follow one another.
    if (!lines || page[lines] != pages || y - base[lines] > 1 || base[lines] - y > 1) {
        lines++
        page[lines] = pages
        base[lines] = y
        words[lines] = gaps[lines] = 0
        space = 0
        left[lines] = x
        if (!is_space(c)) begins[lines] = c
    }
    if (is_space(c)) { space = 1; next }
    if (words[lines] == 0 || space || x - end[lines] > size * 0.1) {
        if (words[lines]++ > 0)
            gap[lines, ++gaps[lines]] = x - end[lines]
        letters[lines] = 0
    }
    space = 0
    if (c != ".") letters[lines]++
    end[lines] = x + attribute("adv") * wide
    last[lines] = c
}

END {
    if (!lines) exit 1
    step = 1e9
    for (i = 1; i < lines; i++) {
        d = base[i + 1] - base[i]
        if (d < 0) d = -d
        if (page[i] == page[i + 1] && d < step) step = d
    }
    for (i = 1; i <= lines; i++) {
        d = base[i + 1] - base[i]
        if (d < 0) d = -d
        closes = i == lines || (page[i] == page[i + 1] ? d > 1.35 * step : index(".:", last[i]) > 0)
        hyphen[i] = is_hyphen(last[i]) || (i < lines && is_nothing(begins[i + 1]))
        hyphens += hyphen[i]
        consecutive += hyphen[i] && hyphen[i - 1]
        over += end[i] - left[i] > measure + size / 4
        if (closes) {
            runts += end[i] - left[i] < 0.12 * measure || (words[i] == 1 && letters[i] <= 5)
            continue
        }
        for (k = 1; k <= gaps[i]; k++) {
            g = gap[i, k]
            n++
            sum += g
            squares += g * g
            if (g > most) most = g
        }
        full++
        edge += end[i]
        edges += end[i] * end[i]
    }
    mean = n ? sum / n : 1
    v = n ? squares / n - mean * mean : 0
    w = full ? edges / full - (edge / full) ^ 2 : 0
    printf "%d %d %d %d %d %.3f %.2f %.2f\n", lines, hyphens, consecutive, runts, \
        over, sqrt(v > 0 ? v : 0) / mean, most / mean, sqrt(w > 0 ? w : 0)
}
