<html><?php
namespace A\B;
function main($e, $c) { return <<<X
 text $e
X;
}
class C { function m() {} }
if (true) { function d() {} }
# c
/* d */ echo 'a\'b', "c{$e}";
include 'x.php';
?>
<?= 1 ?>