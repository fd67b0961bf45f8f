/* Layouts: laid over a résumé with some of everything, and what was read of
 * them written down and read again. */
#include "rig.h"

static const char resume[] =
    "cv:\n"
    "  name: Fridtjof Nansen\n"
    "  headline: Oceanographer\n"
    "  location: Oslo\n"
    "  email: nansen@example.org\n"
    "  website: https://example.org/fram\n"
    "  sections:\n"
    "    Summary: [Drifted with the ice of the Arctic Ocean for three years]\n"
    "    Experience:\n"
    "      - company: League of Nations\n"
    "        position: High Commissioner\n"
    "        location: Geneva\n"
    "        start_date: 1920-04\n"
    "        end_date: 1930-05\n"
    "        highlights:\n"
    "          - text: Brought **home** 427 886 prisoners from 26 lands\n"
    "            short: Brought home prisoners\n"
    "          - Gave *papers* to those who had `none`\n"
    "    Education:\n"
    "      - {institution: Kristiania, area: Zoology, degree: PhD,\n"
    "         date: 1888}\n"
    "    Publications:\n"
    "      - {title: Farthest North, authors: [F. Nansen], date: 1897}\n"
    "    Skills: [{label: Languages, details: 'Norwegian, English'}]\n";

/* A layout that is written down reads as it was. */
static void write_again(struct arena *a, const struct style *st)
{
    static const char *const none[] = {NULL};
    struct diags *d = diags_new(a);
    struct buf layout = buf_new(a), was = buf_new(a), is = buf_new(a);
    style_write(&layout, st);
    const struct node *node = yaml_read(a, d, "again.yaml", buf_bytes(&layout));
    const struct style *again =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = node,
                                       .layout = none,
                                       .beside = TEST_FOLDER "/fuzz/none/",
                                       .data = rig_data});
    style_print(&was, st);
    style_print(&is, again);
    if (diags_failed(d))
        diags_print(stderr, d, DIAG_HUMAN, false);
    MUST(!diags_failed(d));
    if (strcmp(buf_text(&was), buf_text(&is)) != 0)
        fprintf(stderr, "%s---- not\n%s", buf_text(&was), buf_text(&is));
    MUST(strcmp(buf_text(&was), buf_text(&is)) == 0);
}

bool fuzz(const uint8_t *data, size_t len)
{
    static const char *const none[] = {NULL};
    struct arena *a = arena_new();
    struct diags *d = diags_new(a);
    struct bytes b = {data, len};
    struct bytes text = {(const uint8_t *)resume, sizeof resume - 1};
    const struct node *layout = yaml_read(a, d, "layout.yaml", b);
    const struct style *st =
        style_read(a, d,
                   &(struct style_ask){.inline_layout = layout,
                                       .layout = none,
                                       .beside = TEST_FOLDER "/fuzz/none/",
                                       .data = rig_data});
    if (!diags_failed(d)) {
        write_again(a, st);
        rig_render(a, d, yaml_read(a, d, "r.yaml", text), layout, rig_fonts());
    }
    rig_said(d);
    bool good = !diags_failed(d);
    arena_free(a);
    return good;
}
