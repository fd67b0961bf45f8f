/* The hash as published; names of variables are the publication's. */
#include "pdf/hash.h"

static const uint64_t c1 = 0x87c37b91114253d5, c2 = 0x4cf5ad432745937f;

static uint64_t rotl(uint64_t x, int n)
{
    return x << n | x >> (64 - n);
}

/* At most eight bytes, the first the lowest. */
static uint64_t load(const uint8_t *p, size_t len)
{
    uint64_t v = 0;
    while (len--)
        v = v << 8 | p[len];
    return v;
}

static void store(uint64_t v, uint8_t *p)
{
    for (int i = 0; i < 8; i++)
        p[i] = (uint8_t)(v >> (8 * i));
}

static uint64_t mix1(uint64_t k1)
{
    return rotl(k1 * c1, 31) * c2;
}

static uint64_t mix2(uint64_t k2)
{
    return rotl(k2 * c2, 33) * c1;
}

static uint64_t fmix(uint64_t k)
{
    k = (k ^ k >> 33) * 0xff51afd7ed558ccd;
    k = (k ^ k >> 33) * 0xc4ceb9fe1a85ec53;
    return k ^ k >> 33;
}

void hash128(struct bytes text, uint8_t digest[16])
{
    uint64_t h1 = 0, h2 = 0;
    const uint8_t *p = text.data, *tail = p + text.len / 16 * 16;
    for (; p < tail; p += 16) {
        h1 = rotl(h1 ^ mix1(load(p, 8)), 27) + h2;
        h1 = h1 * 5 + 0x52dce729;
        h2 = rotl(h2 ^ mix2(load(p + 8, 8)), 31) + h1;
        h2 = h2 * 5 + 0x38495ab5;
    }
    size_t rest = text.len % 16;
    if (rest > 8)
        h2 ^= mix2(load(p + 8, rest - 8));
    if (rest)
        h1 ^= mix1(load(p, rest < 8 ? rest : 8));
    h1 ^= text.len;
    h2 ^= text.len;
    h1 += h2;
    h2 += h1;
    h1 = fmix(h1);
    h2 = fmix(h2);
    h1 += h2;
    h2 += h1;
    store(h1, digest);
    store(h2, digest + 8);
}
