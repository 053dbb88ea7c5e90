/**
 * The custom command by which one side tells the other that it hangs up. ZEGO reports a hang-up and a loss alike, the
 * loss 100 s late.
 */
export const hangUpCommand = 'callchart.hangUp';
