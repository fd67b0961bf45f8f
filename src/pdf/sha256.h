/* SHA-256 (FIPS 180-4), for names that follow from content. */
#pragma once
#include "base/base.h"

void sha256(struct bytes text, uint8_t digest[32]);
