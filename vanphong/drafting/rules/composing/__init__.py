"""What a paper says, before it is set: content and its notation, models (mẫu văn bản), copies (bản sao), who signs."""
