/* What libFuzzer calls. */
#include "rig.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    fuzz(data, len);
    return 0;
}
