"""Pages of votes by slip (phiếu lấy ý kiến thành viên UBND): the ballots, and who votes."""
