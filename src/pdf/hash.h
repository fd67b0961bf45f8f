/* MurmurHash3, x64, 128 bits, seed 0: for names that follow from content. It
 * tells contents apart; it keeps no secret and withstands no attacker. */
#pragma once
#include "base/base.h"

void hash128(struct bytes text, uint8_t digest[16]);
