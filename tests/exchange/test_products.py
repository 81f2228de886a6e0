"""Tours of programs that are not read are named, with what to do; ordinary folders are not taken for one."""

from pathlib import Path
from typing import Any

import pytest
import simplejpeg

from jetisu360.errors import JetisuError
from jetisu360.exchange.import_tour import find_tour
from jetisu360.exchange.products import PRODUCTS
from jetisu360.language import LANGUAGES


@pytest.mark.parametrize(
    ("files", "product"),
    [
        ({"script_general.js": "x", "locale/en.txt": "a"}, "3DVista"),
        ({"index.htm": "<script>var tour = new TDV.Tour; // TDVPlayer</script>"}, "3DVista"),
        ({"index.html": '<iframe src="https://kuula.co/share/7lVLq?fs=1"></iframe>'}, "Kuula"),
        ({"index.html": '<a-scene><a-sky src="x.jpg"></a-sky></a-scene>'}, "A-Frame"),
        ({"index.html": '<iframe src="https://my.matterport.com/show/?m=x"></iframe>'}, "Matterport"),
        ({"map.js": "new google.maps.StreetViewPanorama(x)"}, "Google Street View"),
        ({"index.html": "https://tour.panoee.net/x"}, "Panoee"),
        ({"index.html": "https://app.cloudpano.com/tours/x"}, "CloudPano"),
        ({"index.html": "https://www.theasys.io/viewer/x"}, "Theasys"),
        ({"index.html": "https://app.lapentor.com/sphere/x"}, "Lapentor"),
        ({"index.html": "https://roundme.com/tour/1"}, "Roundme"),
        ({"twviewer.swf": "x", "config.xml": "<config/>"}, "Tourweaver"),
        ({"hall.js": "PanoramaStudioViewerParams = {}"}, "PanoramaStudio"),
        ({"hall.pto": "# hugin"}, "Hugin"),
        ({"hall.pts": "x"}, "PTGui"),
        ({"VID_1.insv": "x"}, "Insta360"),
        ({"image.dzi": "<Image/>"}, "DeepZoom"),
        ({"index.html": "new PANOLENS.Viewer()"}, "Panolens.js"),
        ({"tour.html": '<script>embedpano({swf:"a.swf"})</script>'}, "krpano"),
        ({"index.html": 'pano=new pano2vrPlayer("container")'}, "Pano2VR"),
        ({"tour.swf": "FWS"}, "Adobe Flash"),
    ],
)
@pytest.mark.parametrize("as_page", [False, True])
def test_a_product_is_named(
    tmp_path: Path, helpers: Any, files: dict[str, str], product: str, as_page: bool
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    if product not in {one.name for one in PRODUCTS if one.beside}:
        # What used to be said: “icons-email.png is an ordinary photograph”.
        (tmp_path / "icons").mkdir()
        (tmp_path / "icons" / "icons-email.jpg").write_bytes(
            simplejpeg.encode_jpeg(helpers.sphere(256)[:, :100].copy())
        )
    page = next((name for name in files if name.endswith((".html", ".htm"))), None)
    if as_page and page is None:
        return
    with pytest.raises(JetisuError) as caught:
        find_tour(tmp_path / page if as_page and page else tmp_path, "kk", None)
    assert caught.value.code == "exchange-product-not-read"
    for language in LANGUAGES:
        sentence = caught.value.say(language)
        assert product in sentence
        assert "{" not in sentence
        assert next(one for one in PRODUCTS if one.name == product).advice[language] in sentence


def test_projects_of_stitchers_beside_finished_photographs_do_not_matter(
    tmp_path: Path, helpers: Any
) -> None:
    (tmp_path / "hall.pto").write_text("# hugin")
    (tmp_path / "hall.jpg").write_bytes(simplejpeg.encode_jpeg(helpers.sphere(1024)))
    assert [scene.id for scene in find_tour(tmp_path, "kk", None).scenes] == ["hall"]


def test_names_of_products_are_different() -> None:
    assert len({product.name for product in PRODUCTS}) == len(PRODUCTS)
    assert all(sign == sign.lower() for product in PRODUCTS for sign in (*product.files, *product.signs))
