"""A bar chart as DrawingML (ECMA-376, part 1, 21.2): values inside, no workbook, nothing linked."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part

from translator.publish.content.chart_data import Chart
from translator.publish.docx.builder import DocumentBuilder
from translator.publish.docx.runs import english
from translator.publish.house_style import HouseStyle

_TWIP = 635  # English Metric Units
_BAR, _FRAME = 400, 160
"""Height of a bar with the gap beside it, and of what stands above and below all bars, in twips."""
_SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_SHOWS = (
    '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def draw(builder: DocumentBuilder, chart: Chart) -> None:
    """Set a chart across the width of the text."""
    package = builder.document.part.package
    name = package.next_partname("/word/charts/chart%d.xml")
    part = Part(name, CT.DML_CHART, _chart_xml(chart, builder.house).encode(), package)
    height = (_FRAME + _BAR * len(chart.bars)) * _TWIP
    builder.draw(_frame_xml(builder.width * _TWIP, height, english(chart.description)), part, RT.CHART)


def _frame_xml(width: int, height: int, description: str) -> str:
    """Return the frame of a chart in the text, for `DocumentBuilder.draw` to fill in."""
    words = escape(description, {'"': "&quot;", "$": "$$"})
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'{_SPACES}><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="$number" name="Chart $number" descr="{words}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="$rel"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def _chart_xml(chart: Chart, house: HouseStyle) -> str:
    bars = list(enumerate(chart.bars))
    labels = "".join(f'<c:pt idx="{n}"><c:v>{escape(english(bar.label))}</c:v></c:pt>' for n, bar in bars)
    values = "".join(f'<c:pt idx="{n}"><c:v>{bar.value:f}</c:v></c:pt>' for n, bar in bars)
    count = f'<c:ptCount val="{len(bars)}"/>'
    most = max(bar.value for bar in chart.bars)
    style = _text_style(house)
    figures = "".join(_figure(n, bar.shown, house) for n, bar in bars)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace {_SPACES}><c:date1904 val="0"/>'
        '<c:lang val="en-US"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/>'
        f'<c:order val="0"/><c:tx><c:v>Figures in {escape(chart.place.label)}</c:v></c:tx>'
        f"<c:spPr>{_fill(house.colours.accent)}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls>{figures}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{style}'
        f'<c:dLblPos val="outEnd"/>{_SHOWS}</c:dLbls><c:cat><c:strLit>{count}{labels}</c:strLit></c:cat>'
        f"<c:val><c:numLit><c:formatCode>General</c:formatCode>{count}{values}</c:numLit></c:val></c:ser>"
        '<c:gapWidth val="55"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'<c:spPr><a:ln w="9525">{_fill(house.colours.rule)}</a:ln></c:spPr>{style}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{most * 5 / 4:f}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode="General" '
        'sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{style}</c:chartSpace>"
    )


def _figure(number: int, shown: str, house: HouseStyle) -> str:
    """Return the label of a bar: the figure as the text states it, not the bare number."""
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p>'
        f'<a:r><a:rPr lang="en-US" sz="900" b="1">{_fill(house.colours.accent)}</a:rPr>'
        f"<a:t>{escape(english(shown))}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="outEnd"/>{_SHOWS}</c:dLbl>'
    )


def _text_style(house: HouseStyle) -> str:
    # A base has fonts of its own: the theme's is what its text most likely has.
    face = "+mn-lt" if house.base else escape(house.fonts.text, {'"': "&quot;"})
    return (
        f'<c:txPr><a:bodyPr wrap="none"/><a:p><a:pPr><a:defRPr lang="en-US" sz="900">{_fill(house.colours.text)}'
        f'<a:latin typeface="{face}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
