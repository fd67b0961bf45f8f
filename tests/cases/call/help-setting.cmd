help layout fontsize
