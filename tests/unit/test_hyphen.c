/* Hyphenation: words as libhyphen breaks them with the same patterns, and
 * which words of a text are broken at all. */
#include "kit.h"
#include <string.h>

/* ---- words ---- */

/* All hyphens there may be; the golden list is libhyphen's but for words with
 * an apostrophe, which it does not take for one word. */
static const struct {
    const char *lang, *words;
} golden[] = {
    {"de", "Sil-ben-tren-nung Wirt-schafts-in-for-ma-tik Stra-ße "
           "Über-prü-fung Qua-li-täts-si-che-rung ab-zu-ge-win-nend "
           "an-klin-gen-der aus-klam-mern-der aus-zu-lö-send brül-len-des "
           "erz-kon-ser-va-ti-ven ex-klu-si-ve-re fern-blei-ben-den "
           "ho-heits-volls-ten ir-gend-wo-hin ket-ten-lo-sem planck-schem "
           "post-ope-ra-ti-ves speis-tet stül-pen-der um-tau-fen-dem "
           "ver-be-te-ner ver-nunft-mä-ßi-ges ver-rie-geln-dem wal-len-dem "
           "zu-rück-wün-schend zu-sam-men-hingst"},
    {"el", "ανά-πτυ-ξη μη-χα-νι-κός αβέ-βαιους αγνα-ντεύ-ου-με "
           "αι-μο-διά-λυ-σης απευ-θύ-νε-σαι βρα-δυ-σφυγ-μί-ες "
           "γε-νι-κευ-τι-κό γο-μώ-θη-κες δια-νε-μί-σα-με δια-τρά-νω-σις "
           "δια-φά-νη-καν εγ-γρά-ψι-μη εντυ-πω-τι-κοί εξευ-τε-λί-στε "
           "εξο-γκώ-θη-καν ζη-μιω-μέ-νης καλ-λί-φω-νους κα-στα-νά-δες "
           "νο-θεύ-ο-μαι ξε-κού-τας πα-ρά-κλη-σις υπεκ-μι-σθώ-θη-κε "
           "υπε-ξαι-ρέ-σου"},
    {"en", "hy-phen-ation as-so-ciate project al-go-rithm de-vel-op-ment "
           "re-spon-si-ble uni-ver-sity ta-ble re-li-able the a "
           "in-ter-na-tional ac-cesses an-tipasto cal-cines cal-lus-ing "
           "dif-fer-ent dumb-found epis-co-pacy fan-tas-ti-cally feign-ing "
           "fleck-ing in-cor-rect-ness lib-er-tine lis-tened man-glers "
           "match-books mor-bid-ity nar-row-ing over-pro-duc-ing pi-men-tos "
           "quan-tify trans-gress work-outs"},
    {"en-GB", "uni-ver-sity how-ever ma-nu-script ad-vance-ments ana-themas "
              "apo-theosis bi-cycles brazenly en-er-gises evis-cer-ate "
              "im-per-son-ator main-land men-stru-ates out-smart-ing "
              "over-ex-pos-ure par-en-thesis per-vas-ive pro-pa-gand-ising "
              "re-appraises sand-pa-per-ing shuttle-cocked smoth-ers snap-pier "
              "un-depend-able whooshed"},
    {"es", "in-ge-nie-ría de-sa-rro-llo ata-la-ya-dor aza-ba-cha-do "
           "car-ti-lle-ro cer-ve-rano con-ten-ta-ción con-tra-tiem-po "
           "di-sol-ver efe-drá-ceo em-plás-ti-ca frai-les-ca fran-go-te "
           "hu-mo-rís-ti-ca in-com-pa-ti-ble man-te-lli-na mur-ci-gle-ro "
           "pro-hi-ja-mien-to re-se-dá-ceo re-ver-si-bi-li-dad sa-ya-gue-sa "
           "se-pa-ran-te so-no-ro-sa teo-lo-gía"},
    {"fr", "l'in-for-ma-tique au-jour-d'hui dé-ve-lop-pe-ment in-gé-nieur "
           "au-réo-las-siez bi-tu-mi-nassent cha-pi-tras-sions col-lec-ta "
           "co-lo-ri-mètre dé-cras-ser dé-croû-tait dé-lu-tages "
           "désap-pro-ba-tion en-gor-geas-siez in-con-di-tion-née "
           "la-bé-li-se-ras ma-gni-fi-cence ma-que-rel-las-siez "
           "mas-si-fie-ras mi-nau-de-ra or-tho-pho-nie our-dîmes "
           "plé-bis-cite ré-as-su-re-ront ten-tants vi-tri-fie-rons"},
    {"it", "del-l'u-ni-ver-si-tà in-ge-gne-ria svi-lup-po af-fu-mi-can-te "
           "ag-ghiac-cia-to ap-pa-le-sa-ta av-ven-te-rà con-fic-ca-va "
           "con-fra-tel-li coo-pe-ran-te en-tu-sia-smo gia-cin-to "
           "im-bion-di-rà no-leg-gia-vo or-ga-ni-co ra-dic-chio re-ma-to-ri "
           "ri-schia-ra-ste scon-fi-na-sti sno-da-sti spre-ge-rò "
           "sup-pu-ra-va-te svi-sce-re-rò trot-ta-te ve-des-si-mo"},
    {"nl", "wals-te ont-wik-ke-ling bin-nen-ge-sluisd dis-cus-si-ë-ren "
           "door-tin-teld fris-zu-re ge-bra-den geel-zucht "
           "gods-dien-stig-ste goed-ge-lo-vig ma-te-ri-a-lis-me "
           "muis-stil-le na-maak-ten oog-lij-der rond-loop sport-aan-bod "
           "stom-me-lin-gen suc-ces-sief tim-me-raars uni-ta-ris-ti-sche "
           "uur-gla-zen ver-sui-ke-ring vlucht-af-stand vrien-den-dien-sten"},
    {"pl", "pro-gra-mo-wa-nie in-ży-nier do-ma-tor-ską fa-se-to-wań "
           "mi-no-mio-ta-cza mi-to-znaw-stwu nie-na-go-to-wa-niach "
           "nie-stra-cha-ją-ce nie-wa-sal-sko nie-wtła-cza-nia "
           "nie-za-pła-ka-nej po-sia-da-nia po-wa-ło-wych po-wy-my-wa-ni "
           "pri-ma-ba-le-ri-nom prze-siąk-nię-tej przy-zie-mio-ny "
           "sa-mo-kie-ro-wał-bym szkar-łat-ka-mi uszo-ro-wa-nych "
           "wy-dźwi-gaj zwie-trza-ją-cym śnie-go-łaz żół-kie-ty"},
    {"pt", "en-ge-nha-ria soft-ware acom-pa-dra-rão al-fa-be-ta-re-mos "
           "con-tra-vi-riam des-mem-bra-do-ras des-vai-rá-reis "
           "dis-po-ni-bi-li-za-ras edi-tar-mos em-bru-te-ceis "
           "em-po-lei-ra-ram en-de-miza en-vi-e-sá-veis es-mo-re-ces-sem "
           "ex-tor-qua-mos me-no-ri-zasse mos-tren-ga-rás ocul-tá-ra-mos "
           "ras-pan-ça-ram re-com-biná re-ju-bi-les ti-tu-beás-seis "
           "var-rê-ra-mos ver-ti-ca-liza"},
    {"ru", "раз-ра-бот-ка про-грам-ми-ро-ва-ние ас-бест двух-сту-пен-ча-тый "
           "же-ла-ти-но-вый ко-ри-ан-дро-вый наи-луч-ший на-се-лен-ный "
           "на-сту-па-тель-ный на-у-голь-ный недо-зре-лость "
           "непе-ре-во-ди-мость ока-пы-ва-ю-щий-ся от-хле-став-ший "
           "по-бе-леть по-до-гнуть-ся раз-ли-но-ван-ный раз-но-по-лый "
           "ре-вер-сив-ный са-мо-хваль-ство сры-ва-ю-щий уста-реть "
           "хло-по-тать че-ты-рех-мер-ный экс-тра-ги-ро-ва-ние"},
    {"sv", "ut-veck-ling in-gen-jör ar-me-ni-ern blän-da-de for-ma-te-ra-de "
           "fredsoli-ven funk-tio-nens för-dröj-nings för-rä-dar-nas "
           "för-stat-li-ga-des god-känns in-läm-na-des in-ver-ka-des "
           "klar-text ma-jo-rers oskul-den pap-ri-kor-nas pub-li-ce-rings "
           "sist-nämnt stäm-man-de teck-na-re täv-lings-gre-nens "
           "var-sam-mes vind-lar-na"},
    {"uk", "об'-єд-на-н-ня роз-роб-ка буг-ш-при-та ва-кци-но-ва-ним "
           "ви-го-ди-нюй-те-ся ви-стри-глось га-пли-чна "
           "де-шпе-ту-ва-ти-муть за-бо-ро-ну-вав-ши за-ла-ку-є-те "
           "за-лю-дни-лись за-си-чать за-ґра-ту-є-мо ка-той-ко-ні-ми "
           "ко-ри-ти-мусь не-тра-фа-ре-тни-ми пар-ку-валь-ні пов-но-ва-гих "
           "по-ці-луйсь пі-жон-сько-му ре-спон-ден-ток роз-мі-рю-ван-ню "
           "уго-до-ву-є-мо іко-но-ста-сі"},
};

static const char *hyphenated(struct kit *k, const struct patterns *p,
                              const char *word)
{
    uint16_t place[HYPHENS];
    struct buf b = buf_new(k->a);
    int at = 0, count = patterns_places(p, word, strlen(word), place);
    for (int i = 0; i < count; at = place[i++]) {
        buf_add(&b, word + at, (size_t)(place[i] - at));
        buf_putc(&b, '-');
    }
    buf_puts(&b, word + at);
    return buf_text(&b);
}

/* `len` bytes of `s` without `mark`. */
static const char *without(struct kit *k, const char *s, size_t len, char mark)
{
    struct buf b = buf_new(k->a);
    for (size_t i = 0; i < len; i++)
        if (s[i] != mark)
            buf_putc(&b, s[i]);
    return buf_text(&b);
}

static void golden_words(void **state)
{
    struct kit *k = *state;
    int words = 0;
    for (size_t i = 0; i < sizeof golden / sizeof *golden; i++) {
        const struct patterns *p =
            fonts_patterns(k->f, k->a, k->d, golden[i].lang);
        assert_non_null(p);
        for (const char *w = golden[i].words; *w; words++) {
            size_t len = strcspn(w, " ");
            assert_string_equal(hyphenated(k, p, without(k, w, len, '-')),
                                arena_copy(k->a, w, len));
            w += len + (w[len] == ' ');
        }
    }
    assert_true(words >= 300);
}

/* Capitals, marks that stand apart, and other apostrophes make no difference;
 * what is too long has no hyphens. */
static void forms_of_a_word(void **state)
{
    struct kit *k = *state;
    const struct patterns *en = fonts_patterns(k->f, k->a, k->d, "en-US");
    const struct patterns *de = fonts_patterns(k->f, k->a, k->d, "de-CH");
    const struct patterns *fr = fonts_patterns(k->f, k->a, k->d, "FR");
    assert_string_equal(hyphenated(k, en, "Algorithm"), "Al-go-rithm");
    assert_string_equal(hyphenated(k, en, "PROJECT"), "PROJECT");
    assert_string_equal(hyphenated(k, de, "Überprüfung"), "Über-prü-fung");
    assert_string_equal(hyphenated(k, de, "U\u0308berpru\u0308fung"),
                        "U\u0308ber-pru\u0308-fung");
    assert_string_equal(hyphenated(k, fr, "l’informatique"),
                        "l’in-for-ma-tique");
    assert_string_equal(hyphenated(k, en, ""), "");
    char lots[2000];
    memset(lots, 'a', sizeof lots - 1);
    lots[sizeof lots - 1] = '\0';
    assert_string_equal(hyphenated(k, en, lots), lots);
    assert_ptr_equal(en, fonts_patterns(k->f, k->a, k->d, "en"));
    assert_ptr_equal(fonts_patterns(k->f, k->a, k->d, "en-AU"),
                     fonts_patterns(k->f, k->a, k->d, "en-GB"));
    assert_ptr_not_equal(en, fonts_patterns(k->f, k->a, k->d, "en-IN"));
}

static void no_patterns(void **state)
{
    struct kit *k = *state;
    assert_null(fonts_patterns(k->f, k->a, k->d, "eo"));
    assert_null(fonts_patterns(k->f, k->a, k->d, "english"));
    assert_int_equal(diags_count(k->d, SEVERITY_WARNING), 2);
    assert_non_null(strstr(said(k), "warning: not used: hyphenation: there "
                                    "are no patterns for 'eo'"));
    static const char *const nowhere[] = {TEST_FOLDER, NULL};
    struct fonts *f = fonts_new(nowhere);
    assert_null(fonts_patterns(f, k->a, k->d, "de"));
    assert_non_null(strstr(said(k), "error: cannot read 'hyphen/"
                                    "hyph-de-1996.tex': no patterns"));
    fonts_free(f);
}

/* ---- texts ---- */

struct text {
    const char *lang, *text;
};

/* '=' where a line may end by hyphenation. */
static const struct text texts[] = {
    {"en", "The de=vel=op=ment of sys=tems, (re=li=able) ones."},
    /* names, but at a sentence's beginning */
    {"en", "Man=ag=ing the Development of Wikipedia. Man=ag=ing it! Man=aged"},
    {"en", "“Man=aged by Prof. Bernstein and J. Bernstein.”"},
    {"en", "GitHub, PostgreSQL, JavaScript, UNIVERSITY, MIPSology"},
    /* punctuation of all kinds is none of the word */
    {"en", "„uni=ver=sity“ ⟨uni=ver=sity⟩ ¡uni=ver=sity! ¿Uni=ver=sity? "
           "Uni=ver=sity"},
    {"en", "uni=ver=sity… University–development"},
    {"en", "\"Is it?\" Man=aged a ǅuniversity 't is uni=ver=sity"},
    {"en", "de-uni-ver-development"},
    /* addresses, code-like words, figures */
    {"en", "see university@example.org or https://university.org/development"},
    {"en", "university_development university.development #university"},
    {"en", "development2 2development devel0pment C++development"},
    {"en", "/university/development university\\development"},
    /* compounds break at their hyphens, slashes and dashes */
    {"en", "university-development state-of-the-development"},
    {"en", "university/development university—development"},
    {"en", "uni=ver=sity— /uni=ver=sity"},
    {"en", "university/development/management"},
    /* the author's soft hyphens are the only ones */
    {"en", "develop\u00adment and de=vel=op=ment"},
    /* five letters at the least */
    {"en", "ta=ble ta=bles into only any un=der"},
    /* a long word not near its beginning */
    {"de", "Geschwin=dig=keits=be=gren=zungs=vor=rich=tung"},
    {"de", "Ge=schwin=dig=keits=be=darf"},
    /* apostrophes end words here, and not there */
    {"en", "uni=ver=sity’s uni=ver=si=ties’ uni=ver=sityʼs"},
    /* and of four at the most in one */
    {"en", "uni=ver=sity’n’rock’n university’n’rock’n’roll"},
    {"fr", "l’in=for=ma=tique et l'in=for=ma=tique, au=jour=d’hui"},
    {"it", "del=l’u=ni=ver=si=tà"},
    /* nouns have capitals */
    {"de", "Die Ent=wick=lung der Soft=ware bei Wei=zen=baum"},
    {"de", "BASF-Entwicklung, DATENSCHUTZ, GmbH"},
    {"ru", "раз=ра=бот=ка про=грамм в Москве"},
    {"el", "η ανά=πτυ=ξη του λο=γι=σμι=κού"},
    {"vi", "phát triển phần mềm"},
};

/* The text as the table has it. */
static const char *marked(struct kit *k, const struct para *p)
{
    struct buf b = buf_new(k->a);
    const struct opportunity *o = p->chance, *end = o + p->chances;
    for (int i = 0; i < p->glyphs; i++) {
        const struct glyph *g = &p->glyph[i];
        if (o < end && o->glyph == i) {
            assert_false(o->pattern && !o->hyphen);
            buf_puts(&b, o->pattern ? "=" : o->hyphen ? "\u00ad" : "");
            o++;
        }
        if (!i || g->from != g[-1].from)
            buf_add(&b, p->text + g->from, g->to - g->from);
    }
    return buf_text(&b);
}

static const struct para *shape(struct kit *k, const struct rich *r,
                                const char *lang, const char *const *except)
{
    int row = strcmp(lang, "vi");
    const struct hyphenation *h = hyphenation_new(
        k->a, row ? fonts_patterns(k->f, k->a, k->d, lang) : NULL, except);
    /* without the ligatures within which no line ends */
    struct setting set = {.family = "Source Sans 3",
                          .features = "-liga",
                          .lang = lang,
                          .hyphenation = h};
    return para_shape(k->a, k->d, k->f, r, &set);
}

static const char *broken(struct kit *k, const char *lang, const char *typed,
                          const char *const *except)
{
    struct rich r = rich_of(k->a, typed, 0, (struct mark){0});
    return marked(k, shape(k, &r, lang, except));
}

static void words_of_texts(void **state)
{
    struct kit *k = *state;
    static const char *const none[] = {NULL};
    int failed = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *want = texts[i].text;
        const char *typed = without(k, want, strlen(want), '=');
        const char *got = broken(k, texts[i].lang, typed, none);
        if (strcmp(got, want) != 0) {
            print_error("wanted %s, got %s\n", want, got);
            failed++;
        }
    }
    assert_int_equal(failed, 0);
}

static void own_exceptions(void **state)
{
    struct kit *k = *state;
    static const char *const except[] = {"Post-gre-SQL ma-na-ging man-ag-ing",
                                         "Weizenbaum", "software", NULL};
    assert_string_equal(broken(k, "en", "managing PostgreSQL", except),
                        "ma=na=ging Post=gre=SQL");
    assert_string_equal(broken(k, "vi", "managing", except), "ma=na=ging");
    assert_string_equal(broken(k, "en", "software, Weizenbaum", except),
                        "software, Weizenbaum");
    assert_string_equal(broken(k, "de", "Software bei Weizenbaum", except),
                        "Software bei Weizenbaum");
    /* What is no word, and too many of them, do no harm. */
    struct buf b = buf_new(k->a);
    buf_puts(&b, "} % - -- h2o {a} ");
    for (int i = 0; i < 100000; i++)
        buf_puts(&b, "a-b ");
    const char *const many[] = {buf_text(&b), NULL};
    assert_string_equal(broken(k, "en", "hold university", many),
                        "hold uni=ver=sity");
}

/* Code and names stay whole, and what a line may not be parted at. */
static void spans(void **state)
{
    struct kit *k = *state;
    static const struct span span[] = {
        {"the ", 0, NULL, NULL},
        {"university ", SPAN_CODE, NULL, NULL},
        {"of ", 0, NULL, NULL},
        {"development, ", SPAN_NAME, NULL, NULL},
        {"develop", SPAN_BOLD, NULL, NULL},
        {"ment uni", 0, NULL, NULL},
        {"versity", SPAN_CODE, NULL, NULL},
        {" de\u2060velopment ", 0, NULL, NULL},
        {"development ", 0, "https://example.org", NULL},
        {"development", 0, NULL, "fr"},
    };
    static const char *const none[] = {NULL};
    struct rich r = {span, 10, {0}};
    assert_string_equal(
        marked(k, shape(k, &r, "en", none)),
        "the university of development, de=vel=op=ment university "
        "development de=vel=op=ment development");
}

static void lines(void **state)
{
    struct kit *k = *state;
    static const char *const none[] = {NULL};
    struct rich r = rich_of(k->a, "internationalization", 0, (struct mark){0});
    const struct para *p = shape(k, &r, "en", none);
    struct breaking how = {.measure = p->width / 2};
    struct lines l = para_break(k->a, p, &how);
    assert_false(l.overfull);
    assert_true(l.count >= 2);
    for (int i = 0; i < l.count; i++) {
        assert_true(l.line[i].hyphen == (i + 1 < l.count));
        assert_true(l.line[i].tail == (i > 0));
        assert_true(l.line[i].width <= how.measure + 1e-9);
    }
}

/* A word that a hyphen has broken goes on past a line's end without one. */
static void tails(void **state)
{
    struct kit *k = *state;
    struct rich r = rich_of(k->a, "uni\u00adversity-using development", 0,
                            (struct mark){0});
    struct setting set = {.family = "Source Sans 3"};
    const struct para *p = para_shape(k->a, k->d, k->f, &r, &set);
    struct rich part = rich_of(k->a, "development", 0, (struct mark){0});
    struct breaking how = {0};
    how.measure = para_shape(k->a, k->d, k->f, &part, &set)->width + 1e-6;
    struct lines l = para_break(k->a, p, &how);
    assert_int_equal(l.count, 3);
    assert_false(l.line[0].hyphen);
    part = rich_of(k->a, "versity-", 0, (struct mark){0});
    how.measure = para_shape(k->a, k->d, k->f, &part, &set)->width + 1e-6;
    l = para_break(k->a, p, &how);
    assert_int_equal(l.count, 5);
    assert_true(l.line[0].hyphen && !l.line[0].tail);
    assert_true(!l.line[1].hyphen && l.line[1].tail);
    assert_true(l.line[2].tail);
    assert_false(l.line[3].tail);
}

#define KIT_TEST(f) cmocka_unit_test_setup_teardown(f, kit_new, kit_free)

int main(void)
{
    const struct CMUnitTest tests[] = {
        KIT_TEST(golden_words),   KIT_TEST(forms_of_a_word),
        KIT_TEST(no_patterns),    KIT_TEST(words_of_texts),
        KIT_TEST(own_exceptions), KIT_TEST(spans),
        KIT_TEST(lines),          KIT_TEST(tails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
