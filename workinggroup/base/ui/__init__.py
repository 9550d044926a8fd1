"""What the template tags of `ui` are made of: times in words, pictures of numbers, links of lists."""
