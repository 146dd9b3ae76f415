"""The names under which files of many articles have what they state, in small letters; the best ones come first."""

from __future__ import annotations

NAMES = {
    "title": ("title", "headline", "subject", "標題", "标题", "新聞標題", "新闻标题"),
    "content": ("content", "content_html", "content_text", "articlebody", "body", "text", "article", "fulltext",
                "full_text", "maintext", "內容", "内容", "內文", "正文", "新聞內容", "新闻内容", "summary",
                "description"),
    "date": ("date", "published", "publish_date", "date_published", "datepublished", "pubdate", "published_at",
             "publishedat", "publishdate", "publish_time", "time", "datetime", "created_at", "updated", "日期",
             "發布時間", "发布时间", "時間", "时间"),
    "publisher": ("publisher", "source", "site", "sitename", "media", "來源", "来源", "媒體", "媒体"),
    "byline": ("author", "authors", "byline", "creator", "reporter", "作者", "記者", "记者"),
    "id": ("guid", "id", "url", "link", "permalink", "canonical", "網址", "网址", "連結", "链接", "編號", "编号"),
}  # fmt: skip
SHORT = ("summary", "description")
"""What stands for a text where there is no other, and may be that of a whole feed."""
LISTS = ("articles", "items", "data", "results", "entries", "news", "docs", "hits")
"""What a list of articles is called in JSON."""
