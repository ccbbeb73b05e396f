"""What a made-up person writes."""

NOTES = (
    "Slept badly, but this did me good.",
    "Long day at the desk. Stiff at first, looser by the end.",
    "Did it before breakfast, on the rug by the window.",
    "Gardening yesterday. I felt it, no more than that.",
    "Slower than usual today. Better for it.",
    "Two hours in the car beforehand.",
)
FLARE_NOTES = (
    "Lifted a box in a hurry. Taking it gently for some days.",
    "Woke up sore. Less today, and that is fine.",
    "Still touchy, but less than the last time.",
)
LOG_NOTES = ("Kept the pause at the top.", "The second set felt steadier.", "Thigh cramp, shook it out.")
BREAK_NOTE = "First time after a break. Lighter, to be kind to myself."
